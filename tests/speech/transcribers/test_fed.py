"""Only what the ear heard is fed, with a little around it; every moment of it has its place in the take."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import TAKE_RATE, Take
from poise.speech.transcribers.fed import PAD, fed

SECOND = TAKE_RATE * 2


def take(seconds: float, *speech: tuple[float, float]) -> Take:
    samples = b"".join(n.to_bytes(2, "little") for n in (i % 60_000 for i in range(round(seconds * TAKE_RATE))))
    return Take(samples, 0.0, speech)


def test_a_stretch_is_fed_with_its_surroundings() -> None:
    one = take(3.0, (1.0, 2.0))
    sound = fed(one)
    assert sound.samples == one.samples[round(0.8 * SECOND) : round(2.2 * SECOND)]
    assert sound.tail == PAD
    assert [round(sound.place(at), 3) for at in (0.0, 0.2, 1.4)] == [0.8, 1.0, 2.2]


def test_a_long_pause_is_shortened_and_a_short_one_stays() -> None:
    one = take(6.0, (1.0, 2.0), (2.3, 2.5), (4.0, 5.0))
    sound = fed(one)
    assert len(sound.samples) == round((1.9 + 1.4) * SECOND)
    assert [round(sound.place(at), 3) for at in (1.0, 1.89, 1.91, 3.3)] == [1.8, 2.69, 3.81, 5.2]


def test_a_longer_silence_after_the_same_speech_changes_nothing() -> None:
    whole = take(5.0, (1.0, 2.0))
    early = Take(whole.samples[: round(2.224 * SECOND)], 0.0, ((1.0, 2.0),))
    assert fed(early) == fed(whole)


def test_a_take_that_ends_in_the_voice_has_no_tail() -> None:
    assert fed(take(2.0, (1.0, 2.0))).tail == 0.0
    assert fed(take(2.0, (1.0, 1.95))).tail == 0.05


def test_silence_feeds_nothing() -> None:
    assert fed(take(2.0)).samples == b"" == fed(Take(b"", 0.0, ((0.0, 1.0),))).samples
    assert fed(take(2.0)).place(1.0) == 1.0


moments = st.floats(-1.0, 6.0, allow_nan=False)


@given(st.lists(st.tuples(moments, moments), max_size=5), st.floats(0.0, 8.0))
def test_every_place_lies_in_the_take(stretches: list[tuple[float, float]], at: float) -> None:
    speech = tuple((min(pair), max(pair)) for pair in stretches)
    sound = fed(Take(bytes(4 * SECOND), 0.0, speech))
    assert len(sound.samples) <= 4 * SECOND and len(sound.samples) % 2 == 0
    assert sound.pieces == () or 0.0 <= sound.place(at) <= 4.0
    assert round(sum(piece.seconds for piece in sound.pieces) * SECOND) == len(sound.samples)
    assert sound.place(at) <= sound.place(at + 0.1)
