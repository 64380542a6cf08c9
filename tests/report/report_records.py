"""Records for the tests of reports: plain ones, and some that want to run, load or break things."""

from typing import Any

from newsclean.model import Article, Caution, Decoded, Failure, Outcome
from newsclean.records.render import build_record

RUN = "window.canary=1"
ATTACKS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script><!--",
    f"\"'><img src=x onerror={RUN}>",
    f"<svg onload={RUN}><style>body{{display:none}}</style>",
    f"{{{{ ''.__class__ }}}}{{% raw %}}<iframe srcdoc='<script>parent.{RUN}</script>'>",
    "\u202e\u2066<b>\x00\x1b[31m\ud800\ufffe",
    '=HYPERLINK("https://evil.example/","look")',
    "W" * 5_000,
    f"javascript:{RUN}",
)
PAGE = """<!doctype html><html lang="en"><head><title>{attack}</title>
<link rel="canonical" href="javascript:window.canary=1">
<meta property="og:title" content="{attack}"></head><body><h1>{attack}</h1>
<p>By Dilys Farrow</p><p>12 November 2024</p>
{paragraphs}
<div class="{attack}">{attack}</div></body></html>"""
PROSE = (
    "A book about knots that was due at the library in autumn was pushed through the letter box on "
    "Monday, wrapped in a tea towel, and the librarian says that nobody has asked for a fine. "
)


def hostile_page(attack: str) -> str:
    """A page that says an attack wherever it can, its text escaped as a careful site would."""
    quoted = attack.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    paragraphs = f"<p>{PROSE * 2}{quoted}</p>" * 4
    return PAGE.format(attack=quoted, paragraphs=paragraphs)


def hostile() -> list[dict[str, Any]]:
    """Records that attack in every value."""
    return [
        build_record(
            Outcome(
                f"pages/{attack}",
                article=Article(
                    "article",
                    "html",
                    title=attack,
                    outlet=attack,
                    site=attack,
                    lang=attack,
                    published=attack,
                    url=attack,
                    text=attack,
                    quality=0.1,
                    encoding=Decoded("", attack, attack, 1.0),
                    warnings=(Caution(attack, attack),),
                ),
            )
        )
        for attack in ATTACKS
    ] + [build_record(Outcome(attack, error=Failure(attack, attack, attack))) for attack in ATTACKS]


def plain(number: int, **values: Any) -> dict[str, Any]:
    """A record like any other."""
    facts: dict[str, Any] = {
        "title": f"Story {number}",
        "published": f"2024-05-{number % 28 + 1:02}",
        "outlet": "Harbour Post" if number % 2 else "海港晚报",
        "site": "Harbour Online",
        "lang": "en" if number % 2 else "zh-Hans",
        "text": "x" * (100 + 10 * (number % 300)),
        "quality": 0.9,
        "encoding": Decoded("", "utf-8", "utf-8", 0.99),
        **values,
    }
    return build_record(
        Outcome(f"pages/{number:04}.html", article=Article("article", "html", **facts))
    )


def failed(number: int, code: str = "empty") -> dict[str, Any]:
    """A record of an error."""
    return build_record(
        Outcome(f"pages/{number:04}.html", error=Failure(code, "it is empty", "decode"))
    )
