"""The page is three files that need nothing from anywhere, and hold no script and no style in themselves."""

import re

from poise.resources import root
from poise.room.page import FILES, POLICY, read

FILES_READ = read(root("assets") / "room")


def test_all_there_is_are_three_files() -> None:
    assert set(FILES_READ) == set(FILES)
    assert {path.name for path in (root("assets") / "room").iterdir()} == set(FILES.values())


def test_the_page_asks_nothing_of_other_machines() -> None:
    for path, file in FILES_READ.items():
        assert not re.search(r"(https?:)?//[a-z0-9]", file.content.decode()), path


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    text = FILES_READ["/"].content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+\s*=|\sstyle\s*=|javascript:", text)


def test_texts_never_become_html() -> None:
    text = FILES_READ["/page.js"].content.decode()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)


def test_the_script_is_one_that_old_phones_read() -> None:
    text = re.sub(r"/\*.*?\*/", "", FILES_READ["/page.js"].content.decode(), flags=re.DOTALL)
    assert not re.search(r"=>|\b(?:let|const|class|async|await)\s|`|\.\.\.|\bfetch\(|\?\?|\?\.", text)


def test_the_policy_lets_in_nothing_but_the_page_itself() -> None:
    assert POLICY.startswith("default-src 'none'") and "unsafe" not in POLICY and "http" not in POLICY
