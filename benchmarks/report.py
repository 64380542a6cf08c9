"""How long a report takes to make and to open, on invented records.

    python -m benchmarks.report [RECORDS] [VIEWS]

Needs Chromium and its driver (on Debian: chromium, chromium-driver) and `pip install '.[browser]'`.
Opening ends when the first rows of the table are drawn; each step is the median of several rounds.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

from newsclean.batch.attempt import attempt_file
from newsclean.model import Article, Caution, Decoded, Failure, Outcome, Settings
from newsclean.records.render import build_record, render_json_line
from newsclean.report.allowed import allow_folders
from newsclean.report.pages import render_batch_report

ROUNDS = 5
OUTLETS = (
    "Harbour Post",
    "海港晚报",
    "Corran Herald",
    "云溪都市报",
    "La Gaceta del Río",
    "صحيفة الميناء",
)
SITES = ("Harbour Online", "海港在线", "The Corran Herald", "云溪民生网", "Gaceta", "الميناء اليوم")
LANGS = ("en", "zh-Hans", "en", "zh-Hans", "es", "ar")
TITLES = (
    "Harbour tunnel opens to traffic after nine years",
    "海底隧道通车 两岸往来只需十分钟",
    "Library book comes home after 71 years, with a note",
    "看守三十三年 道口工交出最后一把钥匙",
    "El puente nuevo abre al tráfico tras nueve años",
    "افتتاح نفق الميناء أمام حركة المرور بعد تسع سنوات",
)
ENCODINGS = ("utf-8", "gb18030", "utf-8", "utf-8", "windows-1252", "windows-1256")
ODD = ("mojibake", "replaced", "html_deep", "label_wrong", "pages")


def invented(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Records as a batch would give them."""
    some = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        source = f"pages/{number % 97:02}/{number:06}.html"
        if some.random() < 0.012:
            code = some.choice(("no_article", "empty", "binary", "timeout"))
            yield build_record(Outcome(source, error=Failure(code, "invented", "label")))
            continue
        kind = some.choices(range(6), (5, 8, 3, 4, 2, 1))[0]
        day = 1 + int(364 * some.random())
        date = f"{some.choice((2022, 2023, 2023, 2024))}-{1 + (day - 1) * 12 // 365:02}"
        article = Article(
            "article" if some.random() < 0.97 else "list",
            "html",
            title=f"{TITLES[kind]} ({number:,})",
            published=f"{date}-{1 + day % 28:02}T08:30:00+08:00" if some.random() < 0.95 else None,
            outlet=OUTLETS[kind] if some.random() < 0.7 else None,
            site=SITES[kind],
            lang=LANGS[kind],
            text="x" * int(some.lognormvariate(7.2, 0.8)),
            quality=round(1 - min(some.expovariate(14), 1), 3),
            encoding=Decoded("", ENCODINGS[kind], "label", 0.98),
            warnings=(Caution(some.choice(ODD), "invented"),) if some.random() < 0.04 else (),
        )
        yield build_record(Outcome(source, article=article))


def main() -> None:
    """Make a report, open it, use it, and print what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    views = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with tempfile.TemporaryDirectory() as folder:
        records, page = os.path.join(folder, "records.jsonl"), os.path.join(folder, "report.html")
        example = os.path.abspath(os.path.join(os.path.dirname(__file__), "../examples/en.html"))
        with open(records, "w", encoding="utf-8") as file:
            file.writelines(render_json_line(values) for values in invented(count - views))
            unsure = build_record(attempt_file(example, Settings())) | {"quality": 0.0}
            file.writelines(render_json_line(unsure) for _ in range(views))
        began = time.process_time()
        sources = allow_folders([os.path.dirname(example)])
        made = render_batch_report([records], folder, views=views, sources=sources)
        print(f"made in {time.process_time() - began:.1f} s of processor time")
        with open(page, "w", encoding="utf-8") as file:
            file.write(made.html)
        print(f"{made.records:,} records, {views} explained: {os.path.getsize(page) / 1e6:.1f} MB")
        for name, seconds in measured(page).items():
            print(f"{name:22} {statistics.median(seconds):6.2f} s  (least {min(seconds):.2f})")


def measured(page: str) -> dict[str, list[float]]:
    """Seconds that each step takes in a browser."""
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 - after the records

    from tests.browser.chromium import started  # noqa: PLC0415 - needs selenium

    taken: dict[str, list[float]] = {}

    def timed(name: str, step: Callable[[], Any]) -> None:
        began = time.monotonic()
        step()
        taken.setdefault(name, []).append(time.monotonic() - began)

    with started() as browser:
        ready = WebDriverWait(browser, 60)
        for _ in range(ROUNDS):
            timed("open", lambda: browser.get(f"file://{page}"))
            timed("first rows are there", lambda: ready.until(lambda b: b.execute_script(ROWS)))
            timed("sort by title", lambda: browser.execute_script(SORT))
            timed("search", lambda: browser.execute_async_script(SEARCH))
            timed("next page, and scroll", lambda: browser.execute_async_script(SCROLL))
    return taken


ROWS = "return document.querySelectorAll('#rows tr').length > 0"
SORT = "document.querySelector('[data-sort=title] button').click()"
SEARCH = """
const done = arguments[0], field = document.getElementById('search');
field.value = 'harbour 1'; field.dispatchEvent(new Event('input'));
setTimeout(() => requestAnimationFrame(() => done()), 150);
"""
SCROLL = """
const done = arguments[0];
document.getElementById('on').click();
window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
requestAnimationFrame(() => requestAnimationFrame(() => done()));
"""

if __name__ == "__main__":
    main()
