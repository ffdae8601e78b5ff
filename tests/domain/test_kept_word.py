"""Of several promises the one that fared worst tells."""

import pytest

from poise.domain.kept_word import Asked, Became, worst


@pytest.mark.parametrize(
    ("became", "told"),
    [((), None), (("kept",), "kept"), (("late", "kept"), "late"), (("kept", "forgotten", "late"), "forgotten")],
)
def test_the_worst_tells(became: tuple[Became, ...], told: Became | None) -> None:
    assert worst(Asked("", one) for one in became) == told
