"""The bank of labelled replies; as a program, checks its files and counts their labels.

python tests/bank/bank.py [FILE…]
"""

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "app"))  # it needs nothing of Poise that has to be installed

from poise.library.labelled import FAULTS, IDS, Entry, read

__all__ = ["FAULTS", "IDS", "TEST", "Entry", "every", "read"]

TEST = HERE.parents[1] / "assets" / "accuracy"
"""The test part ships with Poise: its accuracy card is made of it."""


def every() -> list[Entry]:
    """All replies of all authors, those of the test part last."""
    files = [*sorted((HERE / "replies").glob("*.txt")), *sorted(TEST.glob("*.txt"))]
    return [entry for file in files for entry in read(file)]


def main(arguments: list[str]) -> int:
    """Check, and count."""
    files = [Path(name) for name in arguments] or [*sorted((HERE / "replies").glob("*.txt")), *TEST.glob("*.txt")]
    entries, faults = list[Entry](), list[str]()
    for file in files:
        try:
            entries += read(file)
        except ValueError as fault:
            faults.append(str(fault))
    counts = Counter(label for entry in entries for label in entry.labels)
    none = sum(not entry.marks for entry in entries)
    twice = [text for text, times in Counter(entry.text.lower() for entry in entries).items() if times > 1]
    sys.stdout.write("\n".join([*faults, *(f"{counts[id_]:5} {id_}" for id_ in IDS)]) + "\n")
    sys.stdout.write(f"{len(entries)} replies, {none} show nothing, {len(twice)} twice: {twice[:3]}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
