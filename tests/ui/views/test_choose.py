"""Cards, brief and settings as the choose screen shows them."""

from dataclasses import replace

import pytest

from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.parts import Devices
from poise.ui.views.choose import Choice, ChooseShown, choose, cut_off_sentence
from tests.ui.scripted import cut_off, the_guides, the_scenarios


def shown(
    texts: Texts, chosen: str = "wrong-room", settings: Settings | None = None, **devices: tuple[str, ...]
) -> ChooseShown:
    return choose(the_scenarios(), chosen, settings or Settings(), the_guides(), Devices(**devices), texts)


def choice(screen: ChooseShown, name: str) -> Choice:
    return next(one for one in screen.choices if one.name == name)


def test_every_scenario_has_a_card_with_its_level_as_a_word(texts: Texts) -> None:
    cards = shown(texts).cards
    assert [card.id for card in cards] == [scenario.id for scenario in the_scenarios()]
    assert [card.level_word for card in cards] == ["Gentle", "Firm", "Hard"]
    assert all(card.face and card.customer and card.title in card.spoken for card in cards)


def test_the_chosen_scenario_s_brief_is_shown_whole(texts: Texts) -> None:
    brief, scenario = shown(texts).brief, next(s for s in the_scenarios() if s.id == "wrong-room")
    assert brief.role == scenario.brief.role
    assert brief.about == scenario.customer.about
    assert [section.points for section in brief.sections] == [
        scenario.brief.known,
        scenario.brief.may,
        scenario.brief.may_not,
    ]
    assert brief.note == scenario.brief.note


def test_a_section_without_points_is_left_out(texts: Texts) -> None:
    bare = replace(the_scenarios()[0], brief=replace(the_scenarios()[0].brief, may_not=()))
    screen = choose((bare,), bare.id, Settings(), the_guides(), Devices(), texts)
    assert len(screen.brief.sections) == 2


def test_an_id_that_is_not_there_falls_to_the_first(texts: Texts) -> None:
    assert shown(texts, "nowhere").chosen == the_scenarios()[0].id


def test_a_sector_without_a_name_of_its_own_is_shown_as_it_is(texts: Texts) -> None:
    strange = replace(the_scenarios()[0], sector="lighthouses", level=9)
    card = choose((strange,), strange.id, Settings(), the_guides(), Devices(), texts).cards[0]
    assert "lighthouses" in card.facts
    assert card.level == 3


def test_all_that_can_be_set_is_offered_with_its_present_value(texts: Texts) -> None:
    settings = Settings(guide="five-ways", patience="patient", theme="dark", text_scale=1.5, headphones=True)
    screen = shown(texts, settings=settings)
    assert [one.name for one in screen.choices] == [
        "guide",
        "patience",
        "microphone",
        "loudspeaker",
        "headphones",
        "typed",
        "voice",
        "transcriber",
        "rate_first",
        "theme",
        "stage_theme",
        "text_scale",
    ]
    for one in screen.choices:
        assert one.value == getattr(settings, one.name)
        assert one.value in [value for value, _ in one.options]
        assert one.label


@pytest.mark.parametrize(
    ("chosen", "there", "labels"),
    [
        ("", (), ["The system's choice"]),
        ("", ("Desk",), ["The system's choice", "Desk"]),
        ("Desk", ("Desk",), ["The system's choice", "Desk"]),
        ("Lost", ("Desk",), ["The system's choice", "Desk", "Lost (not there now)"]),
    ],
)
def test_a_device_that_is_gone_stays_chosen_and_says_so(
    texts: Texts, chosen: str, there: tuple[str, ...], labels: list[str]
) -> None:
    screen = shown(texts, settings=Settings(microphone=chosen), microphones=there)
    assert [text for _, text in choice(screen, "microphone").options] == labels


def test_engines_are_offered_by_name_and_one_without_words_of_its_own_as_it_is_called(texts: Texts) -> None:
    devices = Devices((), (), ("neural", "opera"), ("whisper",))
    screen = choose(the_scenarios(), "", Settings(transcriber="shorthand"), the_guides(), devices, texts)
    assert choice(screen, "voice").options == (
        ("", "The best there is here"),
        ("neural", "Human (neural voice)"),
        ("opera", "opera"),
    )
    assert [value for value, _ in choice(screen, "transcriber").options] == ["", "whisper", "shorthand"]


def test_the_offer_to_keep_a_call_says_which(texts: Texts) -> None:
    sentence = cut_off_sentence([cut_off()], texts)
    assert "The samples never came" in sentence
    assert "Tuesday, 14:03" in sentence
    assert "4 replies" in sentence
    assert "1 reply." in cut_off_sentence([replace(cut_off(), replies=1)], texts)
