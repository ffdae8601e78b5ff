"""The page in a real browser of the size of a small phone: joining, answering, keyboard, screen reader, safety."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys as Press

from poise.domain.ballot import Counts, Question, Written, choices
from tests.domain.test_ballot import MOOD, STEPS, WORDS
from tests.room.browser import phone, shape
from tests.room.held import CODE, Held, eventually, open_room

SORRY = "I am sorry that you had to wait."
CHOICES = choices("c", "What do you say now?", [SORRY, "Please calm down.", "Your number?"])
LONG = choices("l", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 2, ["W" * 120, "i " * 140])
LEAST = 44
"""Pixels that a finger needs (WCAG 2.5.5)."""

IN = "Your answer is in. You can still change it."


class Phone:
    """What a person can see and do."""

    def __init__(self, driver: webdriver.Chrome, held: Held) -> None:
        self.driver = driver
        self._held = held

    def open(self, path: str = f"/{CODE}", until: str = "You are in") -> None:
        """Open the page and wait for that heading."""
        self.driver.get(f"http://{self._held.host}{path}")
        self.until(lambda: self.heading == until)

    def ask(self, question: Question) -> None:
        """The teacher asks, and the phone shows it."""
        self._held.do(lambda: self._held.room.ask(question))
        self.until(lambda: self.heading == " ".join(question.text.split()))

    def until(self, met: Callable[[], bool]) -> None:
        """Wait until the person sees that."""
        eventually(met)

    def says(self, sentence: str) -> None:
        """Wait until the status line says so."""
        self.until(lambda: self.driver.find_element(By.ID, "status").text == sentence)

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def counts(self) -> Counts:
        """What the room has counted."""
        counts = self._held.do(lambda: self._held.room._gathering.turnout().counts)
        assert counts is not None
        return counts

    @property
    def heading(self) -> str:
        """The heading that is seen."""
        return " ".join(str(self.driver.execute_script(HEADING)).split())

    @property
    def focused(self) -> str:
        """The name a screen reader says of what has the keyboard."""
        return str(self.driver.switch_to.active_element.accessible_name)


HEADING = """
var all = document.getElementsByTagName("h1");
for (var i = 0; i < all.length; i += 1) { if (all[i].offsetParent) { return all[i].textContent; } }
return "";
"""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with phone(Path(tmp_path_factory.mktemp("profile"))) as browser:
        yield browser


@pytest.fixture
def held() -> Iterator[Held]:
    with open_room() as room:
        yield room


@pytest.fixture
def seen(driver: webdriver.Chrome, held: Held) -> Iterator[Phone]:
    """A phone that has joined.  Nothing may be wrong in its browser's own eyes, and it may ask only the room."""
    driver.delete_all_cookies()
    for log in ("browser", "performance"):
        driver.get_log(log)
    opened = Phone(driver, held)
    opened.open()
    yield opened
    driver.get("about:blank")
    assert driver.get_log("browser") == []
    assert asked_of(driver.get_log("performance")) <= {f"http://{held.host}"}


def asked_of(log: list[dict[str, Any]]) -> set[str]:
    """The machines that were asked for anything."""
    told = [json.loads(entry["message"])["message"] for entry in log]
    urls = [one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"]
    return {match[0] for url in urls if (match := re.match(r"https?://[^/]+", url))}


# --- taking part ---------------------------------------------------------------------------------------------------
def test_a_tap_is_a_vote_and_another_tap_changes_it(seen: Phone) -> None:
    seen.ask(CHOICES)
    first, second, _ = seen.driver.find_elements(By.CLASS_NAME, "option")[:3]
    first.click()
    seen.says(IN)
    assert seen.counts().picked == (("1", 1), ("2", 0), ("3", 0))
    second.click()
    seen.until(lambda: seen.counts().picked == (("1", 0), ("2", 1), ("3", 0)))


def test_steps_are_marked_along_and_none_is_an_answer_too(seen: Phone) -> None:
    seen.ask(STEPS)
    boxes = seen.driver.find_elements(By.NAME, "answer")
    boxes[0].click()
    seen.until(lambda: seen.counts().picked == (("listen", 1), ("repeat", 0)))
    boxes[1].click()
    seen.until(lambda: seen.counts().picked == (("listen", 1), ("repeat", 1)))
    seen.driver.find_element(By.ID, "none-box").click()
    seen.until(lambda: seen.counts() == Counts("s", 1, (("listen", 0), ("repeat", 0))))
    assert not any(box.is_selected() for box in boxes)
    boxes[0].click()
    seen.until(lambda: seen.counts().of("listen") == 1)
    assert not seen.driver.find_element(By.ID, "none-box").is_selected()


def test_a_written_reply_goes_out_when_it_is_sent(seen: Phone) -> None:
    seen.ask(WORDS)
    seen.driver.find_element(By.ID, "send").click()
    seen.says("There is nothing to send yet.")
    seen.driver.find_element(By.ID, "words").send_keys(SORRY)
    assert seen.driver.find_element(By.ID, "left").text == f"{280 - len(SORRY)} characters left"
    seen.driver.find_element(By.ID, "send").click()
    seen.says(IN)
    assert seen.counts().written == (Written(SORRY, 1),)


def test_a_page_that_is_loaded_again_is_the_same_phone_with_its_answer(seen: Phone) -> None:
    seen.ask(CHOICES)
    seen.driver.find_elements(By.NAME, "answer")[1].click()
    seen.says(IN)
    seen.open(until="What do you say now?")
    assert [box.is_selected() for box in seen.driver.find_elements(By.NAME, "answer")] == [False, True, False]
    seen.driver.find_elements(By.NAME, "answer")[0].click()
    seen.until(lambda: seen.counts() == Counts("c", 1, (("1", 1), ("2", 0), ("3", 0))))


def test_a_closed_question_takes_no_more_and_an_opened_one_does(seen: Phone, held: Held) -> None:
    seen.ask(CHOICES)
    box = seen.driver.find_elements(By.NAME, "answer")[0]
    held.do(held.room.close)
    seen.says("This question is closed. Look to the front.")
    assert not box.is_enabled()
    held.do(held.room.reopen)
    seen.says("Open again. You can change your answer.")
    box.click()
    seen.says(IN)
    held.do(held.room.close)
    seen.says("This question is closed. Your answer counts.")
    held.do(held.room.clear)
    seen.until(lambda: seen.heading == "You are in")


def test_who_types_the_address_is_asked_for_the_code(seen: Phone) -> None:
    seen.open("/", "Join the class")
    assert seen.focused == "The six letters on the wall"
    seen.press(*CODE.upper(), Press.ENTER)
    seen.until(lambda: seen.heading == "You are in")


def test_a_wrong_code_is_said(driver: webdriver.Chrome, held: Held) -> None:
    one = Phone(driver, held)
    driver.delete_all_cookies()
    one.open("/", "Join the class")
    one.press(*"zzzzzz", Press.ENTER)
    one.says("That is not the code. Look at the six letters on the wall.")


def test_the_end_of_the_lesson_is_said(driver: webdriver.Chrome) -> None:
    with open_room() as held:
        one = Phone(driver, held)
        one.open()
    one.until(lambda: one.heading == "The lesson is over")


def test_a_lost_connection_is_said_and_found_again(driver: webdriver.Chrome) -> None:
    driver.delete_all_cookies()
    with open_room() as held:
        one = Phone(driver, held)
        one.open()
        one.ask(CHOICES)
        offline = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
        driver.find_elements(By.NAME, "answer")[0].click()
        one.says("No connection to the teacher’s computer. This page keeps trying.")
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline | {"offline": False})
        one.says(IN)
        assert one.counts().of("1") == 1
    driver.get("about:blank")
    driver.get_log("browser")


# --- the keyboard ---------------------------------------------------------------------------------------------------
def test_choosing_by_keyboard_alone(seen: Phone) -> None:
    seen.ask(CHOICES)
    assert seen.focused == "What do you say now?"
    seen.press(Press.TAB)
    assert seen.focused == SORRY
    seen.press(Press.SPACE)
    seen.until(lambda: seen.counts().of("1") == 1)
    seen.press(Press.ARROW_DOWN)
    assert seen.focused == "Please calm down."
    seen.until(lambda: seen.counts().picked == (("1", 0), ("2", 1), ("3", 0)))


def test_marking_along_by_keyboard_alone(seen: Phone) -> None:
    seen.ask(STEPS)
    heard = []
    for _ in range(3):
        seen.press(Press.TAB)
        heard.append(seen.focused)
    assert heard == ["Listen", "Say it back", "I heard none of them"]
    seen.press(Press.SPACE)
    seen.until(lambda: seen.counts().answered == 1)
    ActionChains(seen.driver).key_down(Press.SHIFT).send_keys(Press.TAB).key_up(Press.SHIFT).perform()
    seen.press(Press.SPACE)
    seen.until(lambda: seen.counts().of("repeat") == 1)


def test_writing_by_keyboard_alone(seen: Phone) -> None:
    seen.ask(WORDS)
    seen.press(Press.TAB)
    assert seen.focused == "Your words to the customer"
    seen.press(SORRY, Press.TAB)
    assert seen.focused == "Send"
    seen.press(Press.ENTER)
    seen.says(IN)
    assert seen.counts().written == (Written(SORRY, 1),)


@pytest.mark.parametrize("question", [CHOICES, STEPS, WORDS])
def test_what_has_the_keyboard_shows_it(seen: Phone, question: Question) -> None:
    seen.ask(question)
    seen.press(Press.TAB)
    seen.until(lambda: bool(seen.driver.execute_script(OUTLINED)))


OUTLINED = """
var one = document.activeElement, around = one.closest(".option") || one;
return getComputedStyle(around).outlineStyle === "solid" && parseFloat(getComputedStyle(around).outlineWidth) >= 3;
"""


# --- the screen reader ----------------------------------------------------------------------------------------------
def spoken(driver: webdriver.Chrome) -> set[tuple[str, str]]:
    """Role and name of all that a screen reader finds on the page."""
    driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    told = {
        (one["role"]["value"], one.get("name", {}).get("value", ""))
        for one in nodes
        if not one["ignored"] and "role" in one
    }
    return {(role, name) for role, name in told if role not in {"StaticText", "InlineTextBox"}}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (CHOICES, {("radiogroup", CHOICES.text), ("radio", SORRY), ("radio", "Your number?")}),
        (MOOD, {("radiogroup", MOOD.text), ("radio", "Calm"), ("radio", "Furious")}),
        (STEPS, {("group", STEPS.text), ("checkbox", "Say it back"), ("checkbox", "I heard none of them")}),
        (WORDS, {("textbox", "Your words to the customer"), ("button", "Send")}),
    ],
)
def test_a_screen_reader_finds_everything_by_its_name(
    seen: Phone, question: Question, expected: set[tuple[str, str]]
) -> None:
    seen.ask(question)
    found = spoken(seen.driver)
    assert expected | {("heading", question.text)} <= found
    assert not {role for role, name in found if role in {"radio", "checkbox", "textbox", "button"} and not name}


def test_what_changes_is_said_without_being_looked_for(seen: Phone) -> None:
    seen.ask(CHOICES)
    status = seen.driver.find_element(By.ID, "status")
    assert (status.aria_role, status.get_attribute("aria-live")) == ("status", "polite")
    assert status.text == "A new question."
    assert seen.driver.execute_script("return document.documentElement.lang") == "en"


# --- the small screen -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("question", [CHOICES, STEPS, MOOD, WORDS, LONG])
def test_it_fits_a_screen_of_320_pixels_with_targets_for_fingers(seen: Phone, question: Question) -> None:
    seen.ask(question)
    wide = seen.driver.execute_script("return [document.documentElement.scrollWidth, window.innerWidth];")
    assert wide == [320, 320]
    targets = seen.driver.find_elements(By.CSS_SELECTOR, ".option, button, textarea")
    sizes = [one.size for one in targets if one.is_displayed()]
    assert sizes and all(size["height"] >= LEAST and size["width"] >= LEAST for size in sizes)


def test_letters_twice_as_large_still_fit(seen: Phone) -> None:
    seen.ask(CHOICES)
    seen.driver.execute_script("document.documentElement.style.fontSize = '200%';")
    assert seen.driver.execute_script("return document.documentElement.scrollWidth;") == 320


def test_the_phone_wishes_light_or_dark(seen: Phone) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        shape(seen.driver, 320, 640, scheme)
        grounds.append(seen.driver.execute_script("return getComputedStyle(document.body).backgroundColor;"))
    shape(seen.driver, 320, 640)
    assert grounds == ["rgb(246, 244, 239)", "rgb(23, 28, 32)"]


# --- safety ---------------------------------------------------------------------------------------------------------
def test_texts_are_shown_as_they_are_written(seen: Phone) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    seen.ask(choices("n", f"{nasty} <b>Which?</b>", [nasty, "</span><script>alert(1)</script>"]))
    assert seen.heading == f"{nasty} <b>Which?</b>"
    assert seen.driver.find_elements(By.CSS_SELECTOR, "img, #options script, h1 b") == []


def test_the_browser_itself_refuses_html_from_texts_and_scripts_in_the_page(seen: Phone) -> None:
    refused = "try { document.body.innerHTML = '<b>x</b>'; return false; } catch (error) { return true; }"
    assert seen.driver.execute_script(refused) is True
    assert seen.driver.execute_script(INLINE) == 0
    seen.driver.get_log("browser")  # the browser has told of both


INLINE = """
window.ran = 0;
var one = document.createElement("button");
try { one.setAttribute("onclick", "window.ran = 1"); } catch (error) { window.ran = 0; }
document.body.appendChild(one);
one.click();
document.body.removeChild(one);
return window.ran;
"""


def test_the_mark_is_out_of_reach_of_scripts_and_dies_with_the_browser(seen: Phone) -> None:
    (cookie,) = seen.driver.get_cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("poise", True, "Strict")
    assert "expiry" not in cookie and seen.driver.execute_script("return document.cookie;") == ""
    assert seen.driver.execute_script("return localStorage.length + sessionStorage.length;") == 0


def test_another_page_can_neither_vote_nor_read(seen: Phone, held: Held) -> None:
    seen.ask(CHOICES)
    with open_room(address="127.0.0.9") as stranger:
        seen.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})  # a stranger's page has no such policy
        seen.driver.get(f"http://{stranger.host}/")
        told = seen.driver.execute_async_script(STRANGER, f"http://{held.host}")
        seen.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
        seen.driver.get("about:blank")
    assert set(told.values()) == {"refused"} and len(told) == 3
    assert seen.counts().answered == 0 and seen.driver.get_log("browser")
    seen.driver.get_log("performance")  # the stranger's page is one of those that were asked


STRANGER = """
var there = arguments[0], done = arguments[1], told = {};
var vote = '{"number": 1, "picked": ["1"], "words": ""}', plain = {"Content-Type": "text/plain"};
var json = {"Content-Type": "application/json"}, code = '{"code": "bcdfgh"}';
function attempt(path, how, met) {
  how.credentials = "include";
  return fetch(there + path, how).then(function () { told[path] = met; }, function () { told[path] = "refused"; });
}
Promise.all([
  attempt("/vote", {method: "POST", mode: "no-cors", headers: plain, body: vote}, "sent"),
  attempt("/state", {}, "read"),
  attempt("/join", {method: "POST", headers: json, body: code}, "joined")
]).then(function () { done(told); });
"""
