"""The words that ship."""

import pytest

from poise.resources import root
from poise.shown.texts import Texts, read_texts


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words of the window."""
    return read_texts(root("assets") / "i18n" / "en.toml")
