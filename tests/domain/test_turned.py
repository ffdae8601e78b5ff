"""Promises in the customer's mouth: turned where it is safe, and left alone where it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.turned import turned

SAFE = [
    ("I", "call you back", "by Friday noon", "you'd call me back by Friday noon"),
    ("I", "bring the second set to your shop myself", "this afternoon",
     "you'd bring the second set to my shop yourself that afternoon"),
    ("I", "you will get a call from me", "tomorrow morning", "I'd get a call from you the following morning"),
    ("we", "you will have your refund", "by Monday", "I'd have my refund by Monday"),
    ("my manager", "call you", "tomorrow", "your manager would call me the day after"),
    ("Ravi", "bring it to you", "this evening", "Ravi would bring it to me that evening"),
    ("the courier", "be at your door", "before ten tomorrow",
     "the courier would be at my door before ten the day after"),
    ("someone", "be in touch", "next week", "someone would be in touch"),
    ("I", "make sure you get your money back", "this week", "you'd make sure I get my money back that week"),
    ("we", "send the swatches to your shop by courier", "", "you'd send the swatches to my shop by courier"),
    ("I", "keep you posted", "", "you'd keep me posted"),
    ("I", "let you know", "as soon as I hear", "you'd let me know"),
    ("I", "email you the receipt", "tonight", "you'd email me the receipt that evening"),
    ("we", "there will be a credit of fifty pounds on your account", "by tomorrow",
     "there'd be a credit of fifty pounds on my account by the day after"),
    ("I", "put one aside in your name", "", "you'd put one aside in my name"),
    ("I", "see to it that you are not charged", "", "you'd see to it that I am not charged"),
    ("I", "have it delivered to your home", "by tomorrow noon",
     "you'd have it delivered to my home by noon the day after"),
    ("I", "look into it", "on Thursday", "you'd look into it on Thursday"),
    ("I", "tell him that the delay was ours", "", "you'd tell him that the delay was yours"),
    ("I", "move your group to the main hall", "at one o'clock", "you'd move my group to the main hall at one o'clock"),
    ("I", "tell your group that it was our mistake", "", "you'd tell my group that it was your mistake"),
    ("I", "have one put aside for you", "", "you'd have one put aside for me"),
    ("I", "lend you the workshop's charger until yours has come", "",
     "you'd lend me the workshop's charger until mine has come"),
    ("I", "ask my colleague to apologise to you", "", "you'd ask your colleague to apologise to me"),
    ("I", "give you ten per cent off the charger", "", "you'd give me ten per cent off the charger"),
    ("we", "refund you in full", "by the end of the month", "you'd refund me in full by the end of the month"),
    ("I", "ring you back", "in ten minutes", "you'd ring me back"),
    ("I", "have two people carry everything for you", "", "you'd have two people carry everything for me"),
    ("I", "tell him what you told me", "", "you'd tell him what I told you"),
    ("I", "text you my direct number", "by six", "you'd text me your direct number by six"),
    ("I", "post the swatches to you", "first thing tomorrow",
     "you'd post the swatches to me first thing the following morning"),
    ("I", "help you get it working", "on Monday", "you'd help me get it working on Monday"),
    ("I", "send you what you need", "By Wednesday", "you'd send me what I need by Wednesday"),
]  # fmt: skip

UNSAFE = [
    ("I", "ring you to hear whether all is as it should", "at five"),
    ("I", "take the room hire for the morning off the bill", "today"),
    ("I", "leave it with me", ""),
    ("we", "a refund", "within three working days"),
    ("I", "consider it done", ""),
    ("we", "it will be there", "by tomorrow noon"),
    ("I", "ring", "on Monday"),
    ("I", "call you if you", ""),
    ("I", "send it here", ""),
    ("I", "send it tomorrow", "by noon"),
    ("I", "tell you what we agreed on", ""),
    ("", "ring you", ""),
    ("you", "ring me back", ""),
    ("I", "Refund: 50 (see note)", ""),
    ("the one I spoke to you about", "call you", ""),
]


@pytest.mark.parametrize(("who", "what", "when", "said"), SAFE)
def test_it_is_turned_round(who: str, what: str, when: str, said: str) -> None:
    assert turned(who, what, when) == said


@pytest.mark.parametrize(("who", "what", "when"), UNSAFE)
def test_what_is_not_sure_is_left_alone(who: str, what: str, when: str) -> None:
    assert turned(who, what, when) == ""


SOME = ["you", "your", "me", "my", "I", "ring", "send", "what", "if", "the", "are", "need", "it", "tomorrow", "now"]
WORDS = st.lists(st.sampled_from(SOME), max_size=8)


@given(who=st.sampled_from(["I", "we", "my boss", "Ravi"]), what=WORDS, when=WORDS)
def test_whatever_was_said_no_day_is_counted_from_the_wrong_one_and_what_is_yours_is_mine(
    who: str, what: list[str], when: list[str]
) -> None:
    said = turned(who, " ".join(what), " ".join(when)).split()
    assert not {"tomorrow", "now"} & set(said)
    assert said.count("my") == (" ".join(what).split().count("your") if said else 0)
