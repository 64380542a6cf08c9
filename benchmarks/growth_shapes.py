"""Shapes of pages for `benchmarks.growth`: a name, and what makes such a page of about a size.

Most shapes are one piece again and again; a piece is a text with a number in it (`№`), so that no
two are alike, or the same each time. All words are invented.
"""

import random
from collections.abc import Callable, Iterator, Mapping

WORDS = (
    "harbour council ridge lantern market evening bridge winter people river station garden letter "
    "voice window morning street school the a of and to in was that for on with as by"
).split()
HAN = "河湾桥梁灯市晚冬人站园信声窗晨街校的是在了有和这中大为上个国我以要他时来用们生到作地于出就分"
SOME_PROSE = (
    "The bridge was closed on Monday, and nobody knew when it would open again, the council said. "
    "A ferry carries those who work on the other bank until the steel has been looked at."
)
ZH_PROSE = "河湾镇今年夏天修好了最后一段江堤，全长四公里。“水来的时候不用再搬粮食了。”村民说。"
HEAD = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The bridge is closed</title>'
    "{}</head><body><article><h1>The bridge is closed</h1><p>By Anna Berg, 3 May 2021</p>"
    f"<p>{SOME_PROSE}</p><p>Nobody was hurt. {SOME_PROSE}</p>"
)
LINE_CHARS = 70  # of the lines that are made of a sign or a word alone
JSON_SCRIPT = '<script type="application/ld+json">{}</script>'

Shape = Callable[[int], str | bytes]


def make_words(seed: int = 7) -> Iterator[str]:
    """Sentences without end, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - pages, no secrets
    while True:
        yield " ".join(rng.choices(WORDS, k=rng.randint(8, 20))).capitalize() + "."


def make_han(seed: int = 7) -> Iterator[str]:
    """Chinese sentences without end."""
    rng = random.Random(seed)  # noqa: S311 - pages, no secrets
    while True:
        yield "".join(rng.choices(HAN, k=rng.randint(12, 30))) + "。"


def fill(size: int, piece: str) -> str:
    """A piece until a size is full: `№` is its number, `$` a sentence, `€` a Chinese one."""
    if not piece:
        return ""
    if not any(sign in piece for sign in "№$€"):
        return piece * (size // len(piece) + 1)
    pieces, length, number = [], 0, 0
    sentences, han = make_words(), make_han()
    while length < size:
        text = piece.replace("№", str(number))
        while "$" in text:
            text = text.replace("$", next(sentences), 1)
        while "€" in text:
            text = text.replace("€", next(han), 1)
        pieces.append(text)
        length += len(text)
        number += 1
    return "".join(pieces)


def in_body(piece: str) -> Shape:
    """A page with a piece again and again below its first paragraphs."""
    return lambda size: f"{HEAD.format('')}{fill(size, piece)}</article></body></html>"


def in_head(piece: str) -> Shape:
    """A page with a piece again and again in its head."""
    return lambda size: f"{HEAD.format(fill(size, piece))}</article></body></html>"


def once(before: str, piece: str, after: str, *, head: bool = False) -> Shape:
    """A page with one long thing in its body or its head: a piece again and again between two."""
    inner = in_head if head else in_body
    return lambda size: inner(f"{before}{fill(size, piece)}{after}")(1)


def nest(opening: str, closing: str, inner: str = SOME_PROSE) -> Shape:
    """A page with an element in itself, again and again."""

    def make(size: int) -> str:
        times = max(1, size // (len(opening) + len(closing)))
        return in_body(opening * times + inner + closing * times)(1)

    return make


def dump(piece: str, head: str = "The bridge is closed\n\n" + SOME_PROSE + "\n\n") -> Shape:
    """A text dump with a piece again and again below its first paragraph."""
    return lambda size: head + fill(size, piece)


def once_in_dump(piece: str, times: int) -> Shape:
    """A dump of long lines, each a piece some times."""
    return lambda size: dump("")(1) + (fill(times * len(piece), piece) + "\n") * max(
        1, size // (times * len(piece))
    )


def encoded(piece: str, codec: str, *, html: bool = True) -> Shape:
    """A page or a dump in an encoding; what it has no character for is left out."""
    return lambda size: (in_body if html else dump)(piece)(size).encode(codec, "ignore")


def damaged(piece: bytes, *, html: bool) -> Shape:
    """A page or a dump of some bytes again and again, which may be text in no encoding."""
    start = HEAD.format("").encode() if html else b"The bridge is closed\n\n"
    return lambda size: start + piece * (size // len(piece) + 1)


PARAGRAPHS: Mapping[str, str] = {
    "h1": "<h1>$</h1>",
    "h1 with prose": "<h1>$</h1><p>$ $ $</p>",
    "h2 alike": "<h2>The bridge is closed №</h2>",
    "headline again": "<p>The bridge is closed</p>",
    "same paragraph": f"<p>{SOME_PROSE}</p>",
    "near-same paragraphs": f"<p>{SOME_PROSE} №</p>",
    "two copies in turn": f"<p>{SOME_PROSE} $</p><p>{SOME_PROSE} $</p>",
    "short paragraphs": "<p>On №.</p>",
    "empty paragraphs": "<p></p>",
    "blank paragraphs": "<p>&nbsp;</p>",
    "one-letter paragraphs": "<p>a</p>",
    "breaks": "<br>",
    "bylines": "<p>By Anna Berg and Jon Hill№</p>",
    "zh credits": "<p>来源：云溪晚报 作者：林小雨№ 责任编辑：陈青</p>",
    "zh reporters": "<p>本报记者 林小雨№ 通讯员 陈青 摄</p>",
    "datelines": "<p>BERLIN, May 3 (Reuters) - $</p>",
    "zh datelines": "<p>新华社北京5月3日电（记者林小雨№）€</p>",
    "signatures": "<p>(Reporting by Anna Berg; Editing by Jon Hill №)</p>",
    "notices": "<p>© 2021 Ridge Post №. All rights reserved.</p>",
    "updated": "<p>Updated: 3 May 2021, 10:№, published 2 May 2021 at 9 p.m.</p>",
    "ago": "<p>№ hours ago</p>",
    "captions": "<figure><img src=/p/№.jpg><figcaption>$ Photo: Anna Berg/Reuters</figcaption></figure>",
    "caption lines": "<p>$ (Photo by Anna Berg/Reuters)</p>",
    "left and right": "<p>Anna Berg (left), Jon Hill (right), № (center)</p>",
    "comments": "<li><b>Ann №</b> 3 May 2021<p>$</p><a href=№>Reply</a></li>",
    "zh comments": "<div><p>网友№</p><p>€</p><p>回复 · 赞(№)</p></div>",
    "pages": '<a href="/s/1_№.html">№</a> ',
    "breadcrumbs": '<a href="/c/№">Politics №</a> &gt; ',
    "tags": '<a rel="tag" href="/tag/№">Bridge №</a>',
    "author pages": '<p><a href="/author/anna-№" rel="author">Anna Berg№</a></p>',
    "related": "<h3>Related articles</h3><ul><li><a href=/№>$</a></li></ul>",
    "times": "<p><time datetime='2021-05-03T10:00:00Z'>3 May 2021, № min</time></p>",
    "itemprop author": '<span itemprop="author">Anna Berg№</span> ',
    "itemprop date": '<p itemprop="datePublished" content="2021-05-03">3 May 2021 №</p>',
    "itemprop person": '<div itemprop="author" itemscope><b itemprop="name">Anna Berg№</b></div>',
    "open links": '<a href="/№">$ ',
    "long links": f'<p>$ <a href="http://ridge.example/{"a/" * 500}№">more</a></p>',
    "links in prose": '<p>$ <a href="/№">the bridge</a> $ <a href="/b№">a ferry</a> $</p>',
    "long classes": f'<p class="{"post teaser-item col-9 " * 60}">$</p>',
    "long ids": f'<p id="{"x-9-" * 200}№">$</p>',
    "styles": f'<p style="display {" " * 500}none"><b style="visibility: hidden">№</b>$</p>',
    "spans": "<span class=a№>w</span> ",
    "spans in a paragraph": "<p>" + "<span class=w>word</span> " * 20 + "№</p>",
    "long alts": f'<figure><img src="/№.jpg" alt="{SOME_PROSE}"></figure>',
    "srcsets": f'<img srcset="{"/a.jpg 100w, /b,c.jpg 2x, " * 40}">',
    "sources": f"<picture>{'<source srcset=/a.jpg>' * 30}<img src=/№.png></picture>",
    "forms": "<form><label>$</label><input name=№><select><option>№</select></form>",
    "definition lists": "<dl><dt>Bridge №</dt><dd>$</dd></dl>",
    "listings": "<pre>if a < № {\n    $\n}\n</pre>",
    "rtl": "<p>قال المجلس إن الجسر أغلق يوم الاثنين ولا أحد يعرف متى يفتح من جديد، №.</p>",
    "emoji": "<p>👍🏽👨‍👩‍👧‍👦🇩🇪 №</p>",
    "two scripts": "<p>$</p><p>€€</p>",
    "tables of one row": "<table><tr><td>On №</td><td>$</td></tr></table>",
    "layout tables": "<table><tr><td><p>$</p></td><td><p>$</p></td></tr></table>",
}

ONE_LONG_THING: Mapping[str, Shape] = {
    "html long title": once("<title>", "$ ", "</title>", head=True),
    "html title of bars": once("<title>", "The bridge № | ", "</title>", head=True),
    "html long h1": once("<h1>", "$ ", "</h1>"),
    "html long keywords": once('<meta name="keywords" content="', "bridge №, ", '">', head=True),
    "html long author": once('<meta name="author" content="', "Anna Berg№, ", '">', head=True),
    "html long description": once('<meta name="description" content="', "$ ", '">', head=True),
    "html long canonical": once(
        '<link rel="canonical" href="http://ridge.example/', "a/№-", '">', head=True
    ),
    "html long class": once('<p class="', "post-№ ", f'">{SOME_PROSE}</p>'),
    "html long style": once('<p style="', "display : block; ", f'">{SOME_PROSE}</p>'),
    "html long srcset": once('<img srcset="', "/a№.jpg №w, ", '">'),
    "html long alt": once('<img src=a.jpg alt="', "$ ", '">'),
    "html long address": once('<a href="http://ridge.example/', "a/№/", '">more</a>'),
    "html wide table": once("<table><tr>", "<td>№</td>", "</tr></table>"),
    "html wide head row": once("<table><tr>", "<th>$</th>", "</tr><tr><td>1</td></tr></table>"),
    "html long listing": once("<pre>", "$ ", "</pre>"),
    "html long caption": once("<figure><img src=a.jpg><figcaption>", "$ ", "</figcaption></figure>"),
    "html list of names": once("<p>By ", "Anna Berg№, ", "</p>"),
    "html jsonld authors": once(
        "<script type=application/ld+json>[", '{"@type":"Article","author":"Ann B№"},', "{}]</script>"
    ),
    "html jsonld names": once(
        '<script type=application/ld+json>{"@type":"Article","author":["A"',
        ',{"name":"Ann Berg№"}',
        "]}</script>",
    ),
    "html jsonld headline": once(
        '<script type=application/ld+json>{"@type":"Article","headline":"', "$ ", '"}</script>'
    ),
    "html jsonld broken": once("<script type=application/ld+json>[", '{"a":"№"},  ', "</script>"),
    "html jsonld nested": in_head(JSON_SCRIPT.format('{"a":' * 900 + "1" + "}" * 900)),
    "html state nested": once("<script>x=", '{"a":', "</script>"),
    "html state of arrays": once("<script>x=", "[", "</script>"),
    "html state escaped": once('<script>x="', r"\\\"\u6cb3\n", '"</script>'),
    "html state of quotes": once("<script>x=", '"', "</script>"),
    "html state of JSON": once('<script>x="', r"{\"a\":\"$\"},", '"</script>'),
    "html state of stories": once(
        "<script>x=[", '{"id":№,"content":"<p>$ $</p><p>$</p>"},', "]</script>"
    ),
    "html state of prose": once('<script>x="', "$ ", '"</script>'),
    "html state of words": once("<script>x=[", '"w№",', "]</script>"),
    "html noscript": once("<noscript>", "<p>$</p>", "</noscript>"),
    "html textarea": once("<textarea>", "$ ", "</textarea>"),
    "html long comment": once("<!--", "$ ", "-->"),
}

HEAD_PIECES: Mapping[str, str] = {
    "og titles": '<meta property="og:title" content="$ №">',
    "og site names": '<meta property="og:site_name" content="Ridge Post №">',
    "meta authors": '<meta name="author" content="Anna Berg№">',
    "meta dates": '<meta property="article:published_time" content="2021-05-03T10:00:0№Z">',
    "meta sections": '<meta property="article:section" content="Politics №">',
    "meta tags": '<meta property="article:tag" content="bridge №">',
    "meta descriptions": '<meta name="description" content="$">',
    "links": '<link rel="canonical" href="http://ridge.example/s/№">',
    "titles": "<title>$ | Ridge Post №</title>",
    "breadcrumbs": JSON_SCRIPT.format(
        '{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Town №"}]}'
    ),
    "web pages": JSON_SCRIPT.format(
        '{"@type":"WebPage","name":"$","keywords":["a","b№"],"dateModified":"2021-05-03"}'
    ),
}

NESTED: Mapping[str, Shape] = {
    "html links in links": nest('<a href="/x">', "</a>"),
    "html tables in tables": nest("<table><tr><td>a", "</td></tr></table>"),
    "html lists in lists": nest("<ul><li>Bridge ", "</li></ul>"),
    "html quotes in quotes": nest("<blockquote>a ", "</blockquote>"),
    "html spans in spans": nest('<span class="a b">w', "</span>"),
    "html items in items": nest('<div itemprop="author" itemscope>n', "</div>"),
    "html items in prose": nest('<div itemprop="name" itemscope><p>Bridge</p>', "</div>"),
    "html figures in figures": nest("<figure><img src=a.jpg>cap", "</figure>"),
    "html articles in articles": nest("<article>a ", "</article>"),
    "html forms unclosed": nest("<form><nav>", ""),
}

# A line of nothing else, short lines of it, and a paragraph of it.
UNITS: Mapping[str, str] = {
    "digits": "0123456789",
    "one digit": "7",
    "dots": ".",
    "dotted words": "a.b.",
    "ellipses": "… ",
    "dashes": "-",
    "long dashes": "— ",
    "underscores": "_",
    "stars": "*",
    "spaced stars": "* ",
    "backticks": "`",
    "hashes": "#",
    "angles": ">",
    "spaced angles": "> ",
    "backslashes": "\\",
    "equal signs": "=",
    "opening brackets": "(",
    "square brackets": "[",
    "bracket pairs": "[](",
    "images": "![",
    "wide brackets": "（【《",
    "empty brackets": "()",
    "quotes": '"',
    "opening quotes": "“‘",
    "middle dots": "·",
    "bars": "|",
    "spaced bars": "a | ",
    "slashes": "/",
    "tabs": "a\t",
    "spaces": " ",
    "wide spaces": "\u3000",
    "zero-width": "\u200b",
    "marks": "a\u0301\u0301",
    "rtl marks": "\u200fا",
    "emoji": "👍🏽",
    "joined emoji": "👩\u200d",
    "commas": "，",
    "wide stops": "。",
    "zh reporters": "记者",
    "zh sources": "来源：",
    "zh editors": "责任编辑：陈青 ",
    "zh dates": "2021年5月3日 ",
    "zh clocks": "10:30 ",
    "one Chinese word": "河湾",
    "by": "By ",
    "by name": "By Anna Berg ",
    "names": "Anna Berg, ",
    "and names": "Ann and ",
    "photo": "Photo: ",
    "notices": "© 2021 ",
    "mails": "a.b@c.d",
    "at signs": "a@",
    "addresses": "http://",
    "whole addresses": "http://a.example/b ",
    "link numbers": "[1]",
    "references": "[1]a ",
    "dates": "3 May 2021 ",
    "day months": "3 May ",
    "ISO dates": "2021-05-03",
    "dotted dates": "3.5.21 ",
    "month names": "May",
    "clocks": "10:30 a.m. ",
    "zones": "GMT+1 ",
    "ago": "3 hours ago ",
    "camel words": "wordWord",
    "run-on sentences": "It opened.Nobody knew.",
    "capitals": "AB ",
    "Korean": "기자 ",
    "kana": "写真・",
    "mojibake": "Ã¤â€™",
    "zh mojibake": "娌虫咕",
    "replacement": "\ufffd",
    "entities": "&amp;#38;",
    "open tags": "< b ",
}

DUMPS: Mapping[str, Shape] = {
    "text two columns": dump("Bridge $ №".ljust(60)[:40] + "     The ferry №\n"),
    "text many columns": dump("a №      bb №     ccc №    dddd №   ee\n"),
    "text ragged columns": dump("$      $   $\n"),
    "text deep columns": dump(("a    " * 40 + "№\n")),
    "text moving gutters": dump("".join(f"{'w' * (5 + i % 40)}    №\n" for i in range(60))),
    "text one wide row": lambda size: dump("№    ")(size).replace("\n", " "),
    "text wide table": once_in_dump("| a № ", 10_000),
    "text table rows": dump("| № | a |\n"),
    "text table rules": dump("|---|---|\n"),
    "text broken table": dump("| № | a\n---|---\n"),
    "text drawn table": dump("+----+----+\n| №  | aa |\n"),
    "text frames": dump("┌──┬──┐\n│ № │ b │\n└──┴──┘\n"),
    "text fences": dump("```\n$\n```\n"),
    "text open fences": dump("```\n$\n"),
    "text nested lists": dump("".join(" " * i + "* $\n" for i in range(40))),
    "text ever deeper": lambda size: dump("")(1)
    + "".join(" " * i + f"- a {i}\n" for i in range(int((2 * size) ** 0.5))),
    "text quoted": dump(">" * 60 + " $\n"),
    "text lists": dump("* $\n"),
    "text numbered": dump("№. $\n"),
    "text headings": dump("# Bridge №\n\n"),
    "text rules": dump("$\n=====\n"),
    "text references": dump("  №. http://ridge.example/№\n"),
    "text link numbers": dump("[1]The [2]bridge [№]$\n"),
    "text markdown links": dump("[$](http://ridge.example/№) ![a](b.png)\n"),
    "text broken links": dump("[$](http://ridge.example/№\n"),
    "text emphasis": dump("**$** _a_ *b* `c` __№__\n\n"),
    "text open emphasis": dump("**$ _a *b `c __№\n"),
    "text head fields": dump("Title: $\nDate: 2021-05-№\n", head=""),
    "text nodes": dump("\n    $\n\n        №\n"),
    "text words a line": dump("bridge\nthe\n№\n"),
    "text same paragraph": dump(SOME_PROSE + "\n\n"),
    "text zh same paragraph": dump(ZH_PROSE + "\n\n"),
    "text near-same": dump(SOME_PROSE + " №\n\n"),
    "text echoes": dump("Workers unload the new ferry № at the pier\n" * 2),
    "text same captions": dump("Workers unload the new ferry at the pier\n\n" + SOME_PROSE + "\n\n"),
    "text comments": dump("Ann №, 10:20\n$\nReply\n"),
    "text zh comments": dump("网友№\n€\n回复 · 赞(№)\n"),
    "text bylines": dump("By Anna Berg№\n"),
    "text zh by lines": dump("本报记者 林小雨№\n"),
    "text datelines": dump("BERLIN, May № (Reuters) - $\n\n"),
    "text zh datelines": dump("新华社北京5月3日电（记者林小雨№）€€\n\n"),
    "text notices": dump("Copyright © 2021 Ridge Post №. All rights reserved.\n"),
    "text labels": dump("Published: №\nUpdated: 3 May\nSource: Ridge Post\n"),
    "text ago": dump("№ hours ago\n"),
    "text clocks": dump("10:№\n"),
    "text pages": dump("1 2 3 № Next\n"),
    "text captions": dump("$ (Photo by Anna Berg/Reuters)\n\n"),
    "text left right": dump("Anna Berg (left) and Jon Hill (right) №\n"),
    "text wrapped": dump(SOME_PROSE[:72] + "\n" + SOME_PROSE[73:140] + " №\n\n"),
    "text wrapped zh": dump("€€\n"),
    "text two scripts": dump("$\n\n€\n\n"),
    "text rtl": dump("قال المجلس إن الجسر أغلق يوم الاثنين №.\n\n"),
    "text entities": dump("&lt;p&gt;$&lt;/p&gt;\n"),
    "text pictures": dump("[IMG: bridge-№.jpg] $\n[Image]\n"),
    "text frames of programs": dump("(BUTTON) $ ______ [ ]\n"),
    "text blank lines": dump("$\n\n\n\n\n\n\n\n"),
}

ENCODINGS: Mapping[str, Shape] = {
    "bytes gbk": encoded("<p>€€</p>", "gb18030"),
    "bytes big5": encoded("<p>河湾桥梁灯市€</p>", "big5"),
    "bytes shift-jis": encoded("<p>市は古い橋を三週間閉鎖すると発表した №</p>", "cp932"),
    "bytes euc-kr": encoded("<p>다리가 닫혔다고 시의회가 말했다 №</p>", "euc_kr"),
    "bytes windows-1251": encoded("<p>Город закроет старый мост №</p>", "cp1251"),
    "bytes windows-1252": encoded("<p>La mairie fermera l’été ß “№”</p>", "cp1252"),
    "bytes utf-16": encoded("<p>$€</p>", "utf-16-le"),
    "bytes utf-16 dump": encoded("€\n\n", "utf-16-be", html=False),
    "bytes utf-32": encoded("<p>$€</p>", "utf-32-le"),
    "bytes iso-2022-jp": encoded("<p>市は古い橋を閉鎖 №</p>", "iso2022_jp"),
    "bytes escapes": damaged(b"\x1b$B", html=True),
    "bytes hz": encoded("河湾镇\n", "hz", html=False),
    "bytes utf-7": encoded("河湾镇\n", "utf-7", html=False),
    "bytes NUL": damaged(b"<p>The bridge\x00 is closed.</p>", html=True),
    "bytes NUL dump": damaged(b"The bridge\x00 is closed.\n", html=False),
    "bytes controls": damaged(b"The \x1b[31mbridge\x08 is closed.\n", html=False),
    "bytes mixed": damaged(
        f"<p>{ZH_PROSE}</p>".encode() + f"<p>{ZH_PROSE}</p>".encode("gb18030"), html=True
    ),
    "bytes mixed dump": damaged(
        f"{ZH_PROSE}\n".encode() + f"{ZH_PROSE}\n".encode("gb18030"), html=False
    ),
    "bytes broken utf-8": damaged(b"<p>\xe6\xb2\xb3\xe6\xb9 \xbe\xe9\x95\x87</p>", html=True),
    "bytes cut utf-8": damaged("河湾镇".encode()[:-1], html=False),
    "bytes continuation": damaged(b"\x80\xbf", html=True),
    "bytes high": damaged(bytes(range(0x80, 0x100)), html=False),
    "bytes high words": damaged(b"\xe4\xf6 \xfc\xdf ", html=True),
    "bytes double utf-8": encoded("<p>Ã¤Ã¶Ã¼ l’été $</p>".encode().decode("latin-1"), "utf-8"),
    "bytes zh mojibake": encoded(f"<p>{ZH_PROSE.encode()[:120].decode('gb18030', 'ignore')}</p>", "utf-8"),
    "bytes lost byte": damaged(ZH_PROSE.encode("gb18030")[1:] + b"<p>", html=True),
    "bytes replacement": encoded("<p>The bri\ufffd\ufffdge $</p>", "utf-8"),
    "bytes surrogates": damaged(b"\xed\xa0\x80\xed\xb0\x80 ", html=True),
}


def list_shapes() -> Mapping[str, Shape]:
    """All shapes by name."""
    shapes = {f"html {name}": in_body(piece) for name, piece in PARAGRAPHS.items()}
    shapes |= {f"head {name}": in_head(piece) for name, piece in HEAD_PIECES.items()}
    shapes |= ONE_LONG_THING | NESTED | DUMPS | ENCODINGS
    for name, unit in UNITS.items():
        line = (unit * (LINE_CHARS // len(unit) + 1)) + "\n"
        shapes[f"line of {name}"] = repeat(unit, "The bridge is closed\n\n")
        shapes[f"lines of {name}"] = repeat(line, "The bridge is closed\n\n")
        shapes[f"p of {name}"] = repeat(unit, HEAD.format("") + "<p>")
    return shapes


def repeat(unit: str, start: str) -> Shape:
    """A start and one text again and again behind it, as it is."""
    return lambda size: start + unit * (size // len(unit) + 1)
