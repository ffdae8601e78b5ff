"""What was said: the behaviours that the words of a reply show, by rules that can be read and a small trained model."""

from poise.judge.content.verdict import found

__all__ = ["found"]
