"""Somebody of the class with a phone: reads the code off the stage, opens the page in a real browser, and answers."""

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from selenium import webdriver
from selenium.webdriver.common.by import By

from tests.room.held import eventually

HEADING = """
return Array.from(document.getElementsByTagName("h1")).filter(one => one.offsetParent).map(one => one.textContent)[0];
"""


class Guest:
    """One phone; `tests.room.browser.phone` makes its browser."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver

    def join(self, link: str) -> None:
        """Open that address."""
        self._driver.get(link)

    def sees(self, heading: str) -> None:
        """Wait until that heading is on the page."""
        eventually(lambda: " ".join(str(self._driver.execute_script(HEADING)).split()) == heading)

    def reads(self, sentence: str) -> None:
        """Wait until the status line says so."""
        eventually(lambda: self._driver.find_element(By.ID, "status").text == sentence)

    def choose(self, number: int) -> None:
        """Tap that answer, from 1."""
        self._driver.find_elements(By.CLASS_NAME, "option")[number - 1].click()

    @property
    def chosen(self) -> list[bool]:
        """Which answers are marked on the page."""
        return [box.is_selected() for box in self._driver.find_elements(By.NAME, "answer")]

    def reload(self) -> None:
        """The page is loaded again, as by somebody who closed it."""
        self._driver.refresh()

    def network(self, on: bool) -> None:
        """Leave the room's network, or come back to it."""
        wish = {"offline": not on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self._driver.execute_cdp_cmd("Network.enable", {})
        self._driver.execute_cdp_cmd("Network.emulateNetworkConditions", wish)


def codes(shown: NDArray[np.uint32]) -> list[str]:
    """What the QR codes in a picture (0xRRGGBB a pixel) say to a reader that has nothing else."""
    green = np.ascontiguousarray((shown >> 8 & 0xFF).astype(np.uint8))
    return [found.text for found in zxingcpp.read_barcodes(green)]
