"""Pure values and rules of a call: standard library only; no clock, no randomness, no input or output."""
