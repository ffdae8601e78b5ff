"""How a reply sounded: figures that no microphone gain can move, and what they show."""

from poise.judge.delivery.findings import found
from poise.judge.delivery.measure import baseline, measured

__all__ = ["baseline", "found", "measured"]
