"""What a page hides, by a grammar: way of hiding x amid a line or as a block x language x share.

Hidden words and blocks are out of the text, but not the story of a page that shows it later.
"""

import itertools

import pytest

from newsclean import extract

STORIES = {
    "en": [
        "The old mill by the river opened its doors again on Saturday after eleven years of work.",
        "About four hundred people came on the first day, most of them from the villages around.",
        "The town paid a third of the costs, and the rest came from a fund of the region.",
        "“My father carried flour from here,” said the baker Ida Holm, who brought her children.",
        "Visitors can see the wheel from Tuesday to Sunday, and a guide explains how it works.",
        "In autumn the council will decide whether the mill may grind corn for the bakeries again.",
    ],
    "zh": [
        "河边的老磨坊星期六重新开门，修缮工程前后历时十一年，附近村民一早就来排队参观。",
        "开放首日共有四百多人到场，其中多数来自周边的几个村庄，不少人还带着孩子一起来。",
        "工程费用的三分之一由镇里承担，其余部分来自地区基金和居民捐款，账目将在年底公布。",
        "“我父亲从前就从这里背面粉回家，”带着孩子来参观的面包师傅何秋岚对记者这样说。",
        "水轮每周二至周日向游客开放，讲解员会说明它如何转动，雨天也照常接待预约的团体。",
        "今年秋天，镇议会将决定磨坊是否可以重新为面包房磨粉，结果会在网站上公开征求意见。",
    ],
    "ja": [
        "川沿いの古い水車小屋が土曜日、十一年に及ぶ修復工事を終えて再び扉を開けた。",
        "初日は約四百人が訪れ、その多くは近くの村に住む人たちで、子ども連れも目立った。",
        "費用の三分の一は町が負担し、残りは県の基金と住民からの寄付でまかなわれたという。",
        "「父はここから小麦粉を運んでいました」と、子どもを連れて来た女性は懐かしそうに話した。",
        "水車は火曜日から日曜日まで見学でき、案内人が仕組みを分かりやすく説明してくれる。",
        "町議会は秋に、パン屋のために再び粉をひくことを認めるかどうかを決める予定だ。",
    ],
    "ru": [
        "Старая мельница у реки снова открылась в субботу после одиннадцати лет ремонта.",
        "В первый день пришло около четырёхсот человек, большинство из соседних деревень.",
        "Треть расходов оплатил город, остальные деньги дал областной фонд и сами жители.",
        "«Мой отец носил отсюда муку», — сказала пекарь Анна Холина, которая привела детей.",
        "Колесо можно увидеть со вторника по воскресенье, экскурсовод расскажет, как оно работает.",
        "Осенью совет решит, сможет ли мельница снова молоть зерно для местных пекарен.",
    ],
    "ar": [
        "فتحت المطحنة القديمة على ضفة النهر أبوابها من جديد يوم السبت بعد أحد عشر عاما من الترميم.",
        "وحضر نحو أربعمئة شخص في اليوم الأول، وجاء معظمهم من القرى المجاورة مع أطفالهم.",
        "ودفعت البلدة ثلث التكاليف، وجاء الباقي من صندوق الإقليم ومن تبرعات السكان المحليين.",
        "وقالت الخبازة سعاد النمر إن والدها كان يحمل الدقيق من هنا قبل سنوات طويلة جدا.",
        "ويمكن للزوار رؤية العجلة من الثلاثاء إلى الأحد، ويشرح مرشد كيف تعمل هذه الآلة القديمة.",
        "وسيقرر المجلس في الخريف ما إذا كانت المطحنة ستطحن الحبوب للمخابز مرة أخرى أم لا.",
    ],
}
TITLES = {
    "en": "Old mill opens again after eleven years",
    "zh": "老磨坊时隔十一年重新开门迎客",
    "ja": "古い水車小屋、十一年ぶりに公開",
    "ru": "Старая мельница открылась через одиннадцать лет",
    "ar": "المطحنة القديمة تفتح أبوابها بعد أحد عشر عاما",
}
# Attributes that hide an element, and what the page's head must hold for it.
WAYS = {
    "hidden": ("hidden", ""),
    "aria-hidden": ('aria-hidden="true"', ""),
    "display": ('style="display:none"', ""),
    "display, more": ('style="color:red; DISPLAY : none !important"', ""),
    "visibility": ('style="visibility: hidden"', ""),
    "clip": ('style="position:absolute;clip:rect(0, 0, 0, 0);width:1px"', ""),
    "clip-path": ('style="clip-path:inset(50%);position:absolute"', ""),
    "left": ('style="position:absolute;left:-9999px"', ""),
    "indent": ('style="text-indent:-9999px"', ""),
    "sr-only": ('class="sr-only"', ""),
    "screen reader": ('class="note screen-reader-text"', ""),
    "visually hidden": ('class="u-visuallyHidden"', ""),
    "d-none": ('class="d-none"', ""),
    "sheet": ('class="k7"', "<style>a{top:0}.k7, .k8 { display: none }</style>"),
    "sheet by id": ('id="k7"', "<style>/* {} */ #k7{visibility:hidden}</style>"),
    "sheet by element": ('class="k7"', "<style>p.k7,span.k7{display:none}</style>"),
}
# These hide words amid a line, but are no sign of it on a block.
WORD_WAYS = {
    "size": ('style="font-size:0"', ""),
    "opacity": ('style="opacity: 0"', ""),
    "box": ('style="display:inline-block;width:0;height:0;overflow:hidden"', ""),
    "sheet for words": ('class="k7"', "<style>.k7{font-size:0px;color:#fff}</style>"),
    "jammer": ('class="jammer"', ""),
}
NOISE = "x7 Qk nonsense 42"
BLOCK_NOISE = "x7 Qk nonsense: this text was hidden by the page, and nobody who reads it there sees it."


def build_page(lang: str, body: str, head: str = "") -> str:
    """A page with a story, menus and a foot."""
    menu = "".join(f'<li><a href="/{n}">Menu {n}</a></li>' for n in "abcde")
    return (
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>{TITLES[lang]}</title>{head}</head>'
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{TITLES[lang]}</h1>{body}</article>"
        f'</main><footer><p><a href="/about">About</a></p></footer></body></html>'
    )


def assert_text_is_story(html: str, lang: str) -> None:
    """The text has each paragraph as it is, and no noise."""
    text = extract(html).text
    assert [p for p in STORIES[lang] if p not in text] == []
    assert "nonsense" not in text


@pytest.mark.parametrize(("lang", "way"), [*itertools.product(STORIES, [*WAYS, *WORD_WAYS])])
def test_words_hidden_amid_each_paragraph_are_out(lang: str, way: str) -> None:
    attribute, head = (WAYS | WORD_WAYS)[way]
    noise = f"<span {attribute}>{NOISE}</span>"
    halves = [(p[: len(p) // 2], p[len(p) // 2 :]) for p in STORIES[lang]]
    body = "".join(f"<p>{one}{noise}{other}</p>" for one, other in halves)
    assert_text_is_story(build_page(lang, body, head), lang)


@pytest.mark.parametrize(("lang", "way"), [*itertools.product(STORIES, WAYS)])
def test_hidden_blocks_between_paragraphs_are_out(lang: str, way: str) -> None:
    attribute, head = WAYS[way]
    paragraphs = [f"<p>{p}</p>" for p in STORIES[lang]]
    paragraphs.insert(3, f"<p {attribute}>{BLOCK_NOISE}</p>")
    assert_text_is_story(build_page(lang, "".join(paragraphs), head), lang)


@pytest.mark.parametrize(("lang", "way"), [*itertools.product(STORIES, WAYS)])
@pytest.mark.parametrize("shown", [0, 2, 4])
def test_a_story_that_a_click_shows_is_kept(lang: str, way: str, shown: int) -> None:
    attribute, head = WAYS[way]
    paragraphs = [f"<p>{p}</p>" for p in STORIES[lang]]
    button = "<p><button>Read more</button></p>"
    rest = f"<div {attribute}>{''.join(paragraphs[shown:])}</div>"
    body = "".join((*paragraphs[:shown], button, rest))
    assert_text_is_story(build_page(lang, body, head), lang)


@pytest.mark.parametrize("way", [*WAYS, *WORD_WAYS])
@pytest.mark.parametrize("inner", ["{}", "<b>{}</b>", "<i style='color:red'><em>{}</em></i>"])
def test_the_noise_may_hold_elements(way: str, inner: str) -> None:
    attribute, head = (WAYS | WORD_WAYS)[way]
    noise = f"<span {attribute}>{inner.format(NOISE)}</span>"
    body = "".join(f"<p>{p[:30]}{noise}{p[30:]}</p>" for p in STORIES["en"])
    assert_text_is_story(build_page("en", body, head), "en")
