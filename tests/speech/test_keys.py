"""Hands on keys, from any thread."""

import asyncio
import threading

from poise.session.waiting import happens
from poise.speech.keys import Hands, Keys


def test_before_anybody_listens_they_are_just_kept() -> None:
    hands = Hands()
    keys = Keys(hands)
    keys.press()
    keys.pause()
    keys.compose(True)
    keys.type("Good morning.")
    assert (hands.held, hands.paused, hands.composing, hands.written) == (True, True, False, ["Good morning."])
    keys.release()
    keys.resume()
    assert (hands.held, hands.paused) == (False, False)


def test_from_another_thread_they_arrive_on_the_loop() -> None:
    hands = Hands()
    keys = Keys(hands)

    async def wait_for_text() -> str:
        hands.loop = asyncio.get_running_loop()
        other = threading.Thread(target=keys.type, args=("Of course.",))
        other.start()
        assert await happens(hands.stirred, 5)
        other.join()
        return hands.written.pop()

    assert asyncio.run(wait_for_text()) == "Of course."
    keys.press()  # the loop is closed: kept all the same
    assert hands.held
