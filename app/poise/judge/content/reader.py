"""The judge's model: how likely a reply shows each behaviour, and in which of its words.

A small transformer, trained on the bank (`tests/bank`) by `tests/bank/train.py`; its card lies beside its weights in
`assets/judge/model`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from poise import resources
from poise.problems import EngineProblem

LONGEST = 160
"""Tokens the model reads at once, the customer's and the reply's together; a longer reply is read in stretches."""

CUSTOMER = 40
"""Tokens of the customer's line at most; its end counts most."""

BEGIN, BREAK = 101, 102
"""The tokens before both texts, and after each."""

THREADS = 1
"""One core: a reply takes some 10 ms, and the other core is the recogniser's."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How the model's logit and the surest rule of one behaviour are weighed together.

    Attributes:
        cut: the logit from where it counts.
        exact: whether the rules of this behaviour hardly ever err, so that one of them is enough.
    """

    model: float
    rules: float
    constant: float
    cut: float
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What the model finds of one behaviour: how sure it is, as a logit, and the characters that show it."""

    logit: float
    span: tuple[int, int]


class Reader:
    """The loaded model.  Same texts, same answer.

    Attributes:
        weights: how each behaviour is weighed with the rules; empty before `tests/bank/tune.py` has fitted them.

    Raises:
        EngineProblem: a file of the model is missing or damaged; they ship with Poise.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._labels: list[str] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            numbers = folder / "numbers.json"
            told = json.loads(numbers.read_text(encoding="utf-8")) if numbers.exists() else {}
            self.weights: Mapping[str, Weights] = {id_: Weights(**each) for id_, each in told.items()}
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the engine's own errors share no class
            raise EngineProblem(f"The judge's model in {folder} cannot be loaded.", "Install Poise anew.") from error

    def read(self, reply: str, customer: str) -> Mapping[str, Found]:
        """Every behaviour, with how sure the model is that `reply` shows it; nothing for an empty reply."""
        said = self._tokenizer.encode(reply, add_special_tokens=False)
        if not said.ids:
            return {}
        before = self._tokenizer.encode(customer, add_special_tokens=False).ids[-CUSTOMER:] if customer else []
        size = LONGEST - len(before) - 3
        parts = [
            self._part(before, said.ids[start : start + size], said.offsets[start : start + size])
            for start in range(0, len(said.ids), size)
        ]
        return {label: max((part[label] for part in parts), key=lambda found: found.logit) for label in self._labels}

    def _part(self, before: list[int], tokens: list[int], offsets: list[tuple[int, int]]) -> Mapping[str, Found]:
        """One stretch of the reply, as long as the model can read at once."""
        first = len(before) + 2
        ids = np.array([[BEGIN, *before, BREAK, *tokens, BREAK]], np.int64)
        kinds = np.array([[0] * first + [1] * (len(tokens) + 1)], np.int64)
        whole, each = self._session.run(None, {"ids": ids, "kinds": kinds})
        spoken = each[0, first : first + len(tokens)]
        return {
            label: Found(float(whole[0, number]), _span(spoken[:, number], offsets))
            for number, label in enumerate(self._labels)
        }


@cache
def shipped() -> Reader:
    """The model that ships with Poise, loaded once.  Raises EngineProblem."""
    return Reader(resources.root("assets") / "judge" / "model")


def _span(logits: NDArray[np.float32], offsets: list[tuple[int, int]]) -> tuple[int, int]:
    """The run of tokens around the surest one that are at most `FALL` less sure than it."""
    top = int(np.argmax(logits))
    near = logits >= min(logits[top] - FALL, 0.0) if logits[top] > 0 else logits >= logits[top] - FALL
    first = last = top
    while first > 0 and (near[first - 1] or (first > 1 and near[first - 2])):
        first -= 1
    while last < len(logits) - 1 and (near[last + 1] or (last < len(logits) - 2 and near[last + 2])):
        last += 1
    return offsets[first][0], offsets[last][1]


FALL = 2.0
"""Logits; how much less sure a word may be than the surest one of its behaviour to be marked with it."""
