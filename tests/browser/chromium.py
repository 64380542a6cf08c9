"""A real Chromium without a window, with a profile of its own and no way to the network."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync --disable-extensions "
    "--force-color-profile=srgb --hide-scrollbars --lang=en-US"
).split()
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser_path() -> str | None:
    """Where Chromium is, if it is there with its driver."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found if shutil.which("chromedriver") else None


@contextmanager
def started(*flags: str) -> Iterator[Chrome]:
    """Start it, and end it with what it wrote."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ChromeOptions()
        options.binary_location = browser_path() or ""
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option(
            "prefs", {"download.default_directory": os.path.join(profile, "downloads")}
        )
        for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1280,900", *flags):
            options.add_argument(flag)
        service = Service(shutil.which("chromedriver"))
        browser = Chrome(options=options, service=service)
        try:
            yield browser
        finally:
            browser.quit()
