"""What the customer has said, at whatever time, that a reply has most in common with."""

import re

from poise.judge.content.overlap import notions
from poise.judge.content.reply import read
from poise.judge.content.scene import Scene

MOST = 28
"""Words of his that are read beside a reply: about as many as the model reads (`reader.CUSTOMER` tokens)."""
LEAST = 2
"""Notions in common from which on words are said back and not met by chance."""


def recalled(here: Scene) -> str:
    """The customer's sentences that the reply has most in common with, in their order, up to MOST words.

    "" if it has hardly anything in common with them.  A restatement may say back what was told minutes ago, here a bit
    and there a bit, and the model reads nothing but the end of the customer's latest words.
    """
    said = f"{here.situation.customer_before} {here.situation.customer_said}"
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", said.strip()) if part]
    mine = notions(here.reply.tokens, here.lexicon).all
    common = [notions(read(sentence).tokens, here.lexicon).all & mine for sentence in sentences]
    chosen, met, room = set[int](), frozenset[str](), MOST
    while True:
        fitting = [k for k, s in enumerate(sentences) if common[k] - met and (len(s.split()) <= room or not chosen)]
        if not fitting:
            break
        best = max(fitting, key=lambda k: (len(common[k] - met), -len(sentences[k]), k))
        chosen.add(best)
        met |= common[best]
        room -= len(sentences[best].split())
    return " ".join(sentences[k] for k in sorted(chosen)) if len(met) >= LEAST else ""
