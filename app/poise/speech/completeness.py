"""Whether a pause is the end of the turn: how the voice fell, weighed together with the words that were heard."""

import re
from dataclasses import dataclass
from math import exp, log


@dataclass(frozen=True, slots=True)
class CompletenessNumbers:
    """Weights of a logistic regression, from `assets/ear.toml`.

    Attributes:
        constant: its constant.
        voice: a unit of the logit of the probability that the voice sounds complete.
        unfinished: the words end where a sentence cannot.
        question: they end with a question mark.
        word: each word, up to `most_words`; few replies are shorter than a sentence.
        surest: the voice's probability counts from 1 - `surest` to `surest`.
        leading_on: words after which a sentence goes on.
    """

    constant: float
    voice: float
    unfinished: float
    question: float
    word: float
    most_words: int
    surest: float
    leading_on: frozenset[str]


def completeness(voice: float, said: str, numbers: CompletenessNumbers) -> float:
    """Probability that the reply is complete; `voice` is how complete it sounds, `said` are its words so far."""
    heard = min(max(voice, 1 - numbers.surest), numbers.surest)
    weight = (
        numbers.constant
        + numbers.voice * log(heard / (1 - heard))
        + numbers.unfinished * unfinished(said, numbers.leading_on)
        + numbers.question * said.endswith("?")
        + numbers.word * min(len(said.split()), numbers.most_words)
    )
    return 1 / (1 + exp(-weight))


def unfinished(said: str, leading_on: frozenset[str]) -> bool:
    """Whether the words end where a sentence cannot: after nothing, a comma, a dash or dots, or a word like "and".

    A full stop proves nothing: Whisper puts one wherever the sound ends.
    """
    text = said.strip().lower().replace("’", "'")
    words = re.findall(r"[a-z']+", text)
    return not words or text.endswith(("...", "…", ",", "-")) or words[-1] in leading_on
