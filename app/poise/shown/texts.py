"""The words of the window, from `assets/i18n`: one table, asked by key."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class Texts:
    """Says `texts("call.yours", name="Margaret")`; a key that is not there is a bug (KeyError)."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def __call__(self, key: str, /, **values: object) -> str:
        return self._table[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """The sentence for one or for several: `<key>.one` or `<key>.many`, with `number` filled in."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", number=number)

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def names(self) -> frozenset[str]:
        """All keys there are."""
        return frozenset(self._table)


def read_texts(file: Path) -> Texts:
    """The texts in `file`, nested tables joined by dots."""
    return Texts(dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")))))


def _flat(table: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{before}{key}.")
        else:
            found.append((before + key, str(value)))
    return found
