"""What the commands do: calls without a window, told, judged, listed, reported and marked again in a terminal."""
