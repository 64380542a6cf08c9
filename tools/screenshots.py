"""Take the pictures of docs/screenshots anew: light, dark, phone and print.

    python -m tools.screenshots

Needs what the tests in tests/browser need, and Poppler's `pdftoppm` for the printed page.
"""

import base64
import os
import subprocess
import tempfile

from selenium.webdriver import Chrome

from benchmarks.report import invented
from newsclean.batch.attempt import attempt_file
from newsclean.model import Settings
from newsclean.pipeline import explain
from newsclean.records.render import build_record, render_json_line
from newsclean.report.allowed import allow_folders
from newsclean.report.pages import render_batch_report, render_page_report
from tests.browser.chromium import started

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(ROOT, "docs", "screenshots")
PAGE = "examples/zh-dump.txt"
EXAMPLES = ("en.html", "ja-euc.html", "zh-dump.txt", "zh-gbk.html", "zh-hant-big5.html")


def main() -> None:
    """Make two reports, and a picture of each in every setting."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        report, page = (os.path.join(folder, name) for name in ("report.html", "explain.html"))
        records = os.path.join(folder, "records.jsonl")
        with open(records, "w", encoding="utf-8") as file:
            for name in EXAMPLES:
                values = build_record(attempt_file(f"examples/{name}", Settings()))
                file.write(render_json_line(values | {"quality": 0.1}))
            for values in invented(9_995):
                if values.get("error", {}).get("code") != "no_article":
                    file.write(render_json_line(values))
        with open(report, "w", encoding="utf-8") as file:
            sources = allow_folders(["examples"])
            file.write(render_batch_report([records], folder, sources=sources).html)
        with open(PAGE, "rb") as source, open(page, "w", encoding="utf-8") as file:
            file.write(render_page_report(PAGE, explain(source.read())))
        with started() as browser:
            for scheme in ("light", "dark"):
                looking(browser, scheme)
                shot(browser, report, f"report-{scheme}", (1180, 1750))
                shot(browser, page, f"explain-{scheme}", (1180, 1500))
            looking(browser, "light")
            shot(browser, report, "report-phone", (390, 1500), scroll="pages")
            shot(browser, page, "explain-phone", (390, 1500))
            printed(browser, report, "report-print")


def looking(browser: Chrome, scheme: str) -> None:
    """Set light or dark."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [feature]})


def shot(browser: Chrome, path: str, name: str, size: tuple[int, int], scroll: str = "") -> None:
    """Take a picture of the top of a page, or of what stands below an element."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(f"file://{path}")
    if scroll:
        browser.execute_script(
            "document.getElementById(arguments[0]).scrollIntoView({behavior: 'instant'})", scroll
        )
    browser.save_screenshot(os.path.join(TARGET, f"{name}.png"))


def printed(browser: Chrome, path: str, name: str) -> None:
    """Print a page, and take a picture of the first sheet."""
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.get(f"file://{path}")
    options = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False}
    data = browser.execute_cdp_cmd("Page.printToPDF", options)["data"]
    target = os.path.join(TARGET, name)
    command = ["pdftoppm", "-png", "-singlefile", "-r", "80", "-", target]
    subprocess.run(command, input=base64.b64decode(data), check=True)


if __name__ == "__main__":
    main()
