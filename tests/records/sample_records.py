"""Outcomes with every key and with none, for the tests of records."""

from typing import Any

from newsclean.model import (
    Article,
    Block,
    Caution,
    Decoded,
    Failure,
    Found,
    Image,
    Kind,
    Link,
    Outcome,
    Person,
    Place,
)
from newsclean.records.render import (
    build_record,
)

FULL = Article(
    "article",
    "html",
    title="Tunnel opens",
    subtitle="At last",
    original_title="Old title",
    published="2024-05-17T08:30:00+08:00",
    modified="2024-05-18",
    published_zone="assumed",
    outlet="海港晚报",
    outlet_url="https://news.example/a",
    site="海港在线",
    authors=(Person("林小雨", "记者"), Person("Ann Lee")),
    editors=(Person("周文", "责任编辑"),),
    agency="新华社",
    location="北京",
    section=("首页", "新闻"),
    tags=("no", "1e3", "2024-05-17"),
    lang="zh-Hans",
    url="https://news.example/1",
    copyright="© 2024",
    license="CC BY 4.0",
    text="First.\n\nSecond.",
    blocks=(
        Block("First.", Kind.PARAGRAPH, Place(line=3), links=(Link(0, 5, "https://a.example"),)),
        Block("Second.", Kind.HEADING, Place(line=5), level=3),
        Block("a\tb", Kind.TABLE, Place(), rows=(("a", "b"), ("c", "d"))),
    ),
    images=(Image("https://news.example/1.jpg", "The tunnel", "Photo: Lee", lead=True),),
    quality=0.123456,
    encoding=Decoded("…", "gb18030", "label", 0.98),
    warnings=(Caution("nul_bytes", "3 left out"),),
    evidence={
        "title": Found("Tunnel opens", "Tunnel opens | Post", Place(line=1), "h1", 0.9),
        "site": Found("Post", "Post", Place(xpath="/html/head/title"), "title_end", 0.5),
    },
    paywall=False,
    pages=("https://news.example/1_2",),
)
BROKEN = Outcome("bad.html", error=Failure("empty", "the file has no bytes", "decode"))


def full(**options: Any) -> dict[str, Any]:
    return build_record(Outcome("a.html", FULL), **options)
