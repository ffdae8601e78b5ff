"""A real browser without a screen, as a phone of the class would be: Chromium, driven by its own driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
"""Without these it asks Google's machines for this and that at every start."""


@contextmanager
def phone(folder: Path, width: int = 320, height: int = 640, scheme: str = "light") -> Iterator[webdriver.Chrome]:
    """A browser with a screen of that many pixels (CSS), two real ones for each; `folder` is for its profile."""
    options = webdriver.ChromeOptions()
    for one in (*QUIET, f"--user-data-dir={folder}"):
        options.add_argument(one)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    try:
        shape(driver, width, height, scheme)
        yield driver
    finally:
        driver.quit()


def shape(driver: webdriver.Chrome, width: int, height: int, scheme: str = "light") -> None:
    """Another phone: width and height in CSS pixels, and its wish for light or dark."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wish = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", wish)
