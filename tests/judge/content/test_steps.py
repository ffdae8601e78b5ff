"""Next steps need a time or a way to reach somebody."""

import pytest

from tests.judge.content.conftest import Hear


@pytest.mark.parametrize(
    ("reply", "steps"),
    [
        ("the plumber comes on thursday at nine", 1),
        ("I've booked it, and it will be there by Friday.", 1),
        ("I'm sending it now. You'll have it within two days.", 1),
        ("please bring it to desk two", 1),
        ("I'll pack it by ten and our driver brings it over by noon", 2),
        ("I'm sending it now.", 0),
        ("I could send it by Friday.", 0),
        ("will it be there by Friday", 0),
        ("I'll ring you on Friday", 0),
        ("pay by Friday or we'll see you in court", 0),
        ("you'll have it by friday I guarantee it will never fail", 0),
        ("the shop closes", 0),
    ],
)
def test_an_action_with_its_time(hear: Hear, reply: str, steps: int) -> None:
    found = [one for one in hear(reply) if one.id == "action_steps" and one.confidence >= 0.5]
    assert len(found) == steps
