"""What every way to show a call has in common: the words, the colours, and how marks, steps and moods are said."""
