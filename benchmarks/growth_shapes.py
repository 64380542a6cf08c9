"""Shapes of pages for `benchmarks.growth`: a name, and what makes such a page of about a size."""

from collections.abc import Mapping

from benchmarks.growth_dumps import DUMPS, ENCODINGS, UNITS
from benchmarks.growth_makers import (
    HEAD,
    JSON_SCRIPT,
    LINE_CHARS,
    SOME_PROSE,
    Shape,
    in_body,
    in_head,
    nest,
    once,
    repeat,
)

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
    "captions": "<figure><img src=/p/№.jpg><figcaption>$ Photo: Anna Berg/AP</figcaption></figure>",
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
    "html long caption": once(
        "<figure><img src=a.jpg><figcaption>", "$ ", "</figcaption></figure>"
    ),
    "html list of names": once("<p>By ", "Anna Berg№, ", "</p>"),
    "html jsonld authors": once(
        "<script type=application/ld+json>[",
        '{"@type":"Article","author":"Ann B№"},',
        "{}]</script>",
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
    "html tables unclosed": in_body("<table>river"),
    "html headings unclosed": in_body("<h2>a"),
    "html properties in properties": in_body(
        '<i itemprop="author">' * 1_500 + "Ann" + "</i>" * 1_500
    ),
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


def list_shapes() -> Mapping[str, Shape]:
    """All shapes by name."""
    shapes: dict[str, Shape] = {f"html {name}": in_body(p) for name, p in PARAGRAPHS.items()}
    shapes |= {f"head {name}": in_head(piece) for name, piece in HEAD_PIECES.items()}
    shapes |= {**ONE_LONG_THING, **NESTED, **DUMPS, **ENCODINGS}
    for name, unit in UNITS.items():
        line = (unit * (LINE_CHARS // len(unit) + 1)) + "\n"
        shapes[f"line of {name}"] = repeat(unit, "The bridge is closed\n\n")
        shapes[f"lines of {name}"] = repeat(line, "The bridge is closed\n\n")
        shapes[f"p of {name}"] = repeat(unit, HEAD.format("") + "<p>")
    return shapes
