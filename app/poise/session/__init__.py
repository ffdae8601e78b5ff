"""One call as a straight line, and the ports it needs: no Qt, no numpy, no devices."""
