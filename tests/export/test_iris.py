"""Names in a learning record store are absolute, tell things apart, and never change."""

from uuid import UUID

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
def test_our_own_names_are_fragments_of_one_name_that_needs_no_owner(name: str, path: str) -> None:
    assert name == f"urn:uuid:bc834070-848d-4daf-93db-b9bd2661abb2#{path}"
    assert UUID(name.partition("#")[0]) == iris.BASE


@given(calls, calls)
def test_two_statements_have_one_id_only_if_they_are_the_same(
    one: tuple[str, int | None], other: tuple[str, int | None]
) -> None:
    assert (iris.statement_id(*one) == iris.statement_id(*other)) is (one == other)


def test_a_store_that_has_a_call_already_knows_it_again() -> None:
    assert str(iris.registration(NAME)) == "2df7ff45-6907-5e0e-9265-5adb88877060"
    assert str(iris.statement_id(NAME)) == "f9337406-4402-5e4b-bd33-7155b5b4d06f"
    assert str(iris.statement_id(NAME, 1)) == "d7973018-5d4d-5ae8-b5ff-bd461678674a"


def test_verbs_are_those_of_adl_under_their_own_names() -> None:
    assert all(iri == f"http://adlnet.gov/expapi/verbs/{name}" for name, iri in iris.VERBS.items())
