"""A call that a teacher led is marked again with his steering: same judge and same words, nothing changes."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.events import MoodChanged, PassedTo, Tempered
from poise.domain.steering import Skip, Temper
from poise.session.orders import PassTo
from tests.fakes import few
from tests.session.test_remark import again
from tests.session.test_steered import CALM, run

steers = st.lists(
    st.sampled_from([Temper("hotter"), Temper("milder"), PassTo("AB", CALM), PassTo("", None)]), max_size=3
)
said = st.sampled_from(["empathize", "rude", "clarify:bought", "apologize reiterate"])


@few
@given(st.lists(st.tuples(steers, said), min_size=1, max_size=4), st.booleans())
def test_nothing_changes(turns, skip):
    script = [one for orders, reply in turns for one in ([*orders], reply)]
    tail = ["threaten"]
    theatre, _ = run(*([[Skip()]] if skip else []), *script, *tail * 6)
    events = tuple(theatre.store.events)
    assert again(events) == events


def test_other_words_move_another_mood_and_the_heat_is_put_on_top():
    theatre, _ = run("rude", [Temper("hotter"), PassTo("AB", None)], "rude", *["threaten"] * 4)
    events = tuple(theatre.store.events)
    marked = again(events, {1: "empathize"})
    before, after = ([e for e in one if isinstance(e, MoodChanged)] for one in (events, marked))
    assert after[0].after.anger < before[0].after.anger
    [heat] = [e for e in marked if isinstance(e, Tempered)]
    assert heat.mood.anger == after[0].after.anger + 12 and after[1].before == heat.mood
    assert [e for e in marked if isinstance(e, PassedTo)] == [e for e in events if isinstance(e, PassedTo)]
