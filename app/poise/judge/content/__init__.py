"""What was said: the behaviours that the words of a reply show, by rules that can be read."""

from poise.judge.content.search import found

__all__ = ["found"]
