"""Names in a learning record store are absolute, tell things apart, and never change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.export import iris
from tests.export.sample import NAME

NAMES = [
    (iris.scenario("late"), "activities/scenarios/late"),
    (iris.turn("late", 3), "activities/scenarios/late/turns/3"),
    (iris.guide("ten-steps"), "activities/guides/ten-steps"),
    (iris.extension("spread"), "extensions/spread"),
]
calls = st.tuples(st.text(max_size=5), st.none() | st.integers(1, 99))


@pytest.mark.parametrize(("name", "path"), NAMES)
def test_our_own_names_are_below_our_own_domain(name: str, path: str) -> None:
    assert name == f"https://poise.example/xapi/{path}"


@given(calls, calls)
def test_two_statements_have_one_id_only_if_they_are_the_same(
    one: tuple[str, int | None], other: tuple[str, int | None]
) -> None:
    assert (iris.statement_id(*one) == iris.statement_id(*other)) is (one == other)


def test_a_store_that_has_a_call_already_knows_it_again() -> None:
    assert str(iris.registration(NAME)) == "f0e5e8d9-593b-5acd-ab1a-210699f0d239"
    assert str(iris.statement_id(NAME)) == "1c6bd092-5f0e-5245-856b-272e28bd5146"
    assert str(iris.statement_id(NAME, 1)) == "a84316e5-0d07-58b2-a977-822b990d4b4b"


def test_verbs_are_those_of_adl_under_their_own_names() -> None:
    assert all(iri == f"http://adlnet.gov/expapi/verbs/{name}" for name, iri in iris.VERBS.items())
