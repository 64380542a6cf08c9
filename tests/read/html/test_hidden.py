"""Which elements a page hides, and which of them a click shows."""

import pytest

from newsclean.read.html.hidden import is_hiding_class, is_prose
from newsclean.read.html.hiding_styles import hides_element, hides_word, iter_hiding_rules
from tests.read.html.pages import read, texts

LINE = "The ferry to the island runs again"  # long enough to be looked at
PROSE = "The ferry sails at eight, as it did before the storm, and it comes back at noon."


@pytest.mark.parametrize(
    ("style", "element", "word"),
    [
        ("display:none", True, True),
        ("DISPLAY : none !important", True, True),
        ("visibility:hidden", True, True),
        ("clip:rect(1px, 1px, 1px, 1px)", True, True),
        ("clip-path:inset(50%)", True, True),
        ("left:-999em", True, True),
        ("text-indent:-9999px", True, True),
        ("transform:scale(0)", True, True),
        ("transform:scale(0, 0)", True, True),
        ("text-indent:100%;overflow:hidden", True, True),
        ("filter:opacity(0)", False, True),
        ("transform:scale(0.9)", False, False),
        ("text-indent:10%", False, False),
        ("filter:opacity(50%)", False, False),
        ("font-size:0", False, True),
        ("opacity:0.0;", False, True),
        ("width:1px;overflow:hidden", False, True),
        ("display:nonesuch-block", True, True),
        ("display:inline", False, False),
        ("margin-left:-10px", False, False),
        ("background-position:-9999px 0", False, False),
        ("font-size:0.9em", False, False),
        ("opacity:0.5", False, False),
        ("width:1px", False, False),
        ("width:10px;overflow:hidden", False, False),
        ("clip:rect(0, 100px, 100px, 0)", False, False),
        ("clip-path:inset(5%)", False, False),
        ("line-height:0", False, False),
        ("text-indent:2em", False, False),
    ],
)
def test_styles(style: str, element: bool, word: bool) -> None:  # noqa: FBT001
    assert (hides_element(style), hides_word(style)) == (element, word)


@pytest.mark.parametrize(
    ("classes", "hiding"),
    [
        ("sr-only", True),
        ("sr-only sr-only-focusable", True),
        ("o-VisuallyHidden", True),
        ("styles_visuallyHidden__x3k", True),
        ("screen-reader-text", True),
        ("hidden", True),
        ("d-none", True),
        ("hidden md:block", False),
        ("d-none d-md-inline", False),
        ("d-none d-md-none", True),
        ("not-sr-only", False),
        ("sr-only sm:not-sr-only", False),
        ("hidden-gem", False),
        ("hide-and-seek", False),
        ("screen", False),
        ("reader", False),
    ],
)
def test_class_names(classes: str, hiding: bool) -> None:  # noqa: FBT001
    assert is_hiding_class(classes) == hiding


@pytest.mark.parametrize(
    ("head", "noise"),
    [
        ("<style>.k{display:none}</style>", "<b class=k>NOISE</b>"),
        ("<style>.a,.K , #b{color:red;display:none}</style>", "<b class=K>NOISE</b>"),
        ("<style>@media print{.a{top:0}}.k{display:none}</style>", "<b class=k>NOISE</b>"),
        ("<style>b.k{display:none}</style>", "<b class=k>NOISE</b>"),
        ("", "<b class=sr-only><i>NOISE</i></b>"),
        ("", "<b hidden>NOISE</b>"),
        ("", "<a href=/x hidden>NOISE</a>"),
        ("", "<b popover>NOISE</b>"),
        ("", "<b aria-hidden=true>NOISE</b>"),
        ("", "<b style='display:none'><i>NO<u>I</u></i>SE</b>"),
        ("", "<a class=anchor style='font-size:0'><b>NOISE</b></a>"),
        ("", "<span itemprop=keywords>NOISE, ferry</span>"),
        ("", "<span itemprop=url>https://ferry.example/NOISE.png</span>"),
    ],
)
def test_hidden_words_are_left_out(head: str, noise: str) -> None:
    assert texts(f"<head>{head}</head><p>{LINE}{noise} now.</p>") == [f"{LINE} now."]


@pytest.mark.parametrize(
    ("head", "word"),
    [
        ("<style>@media print{.k{display:none}}</style>", "<b class=k> daily</b>"),
        ("<style media=print>.k{display:none}</style>", "<b class=k> daily</b>"),
        ("<noscript><style>.k{display:none}</style></noscript>", "<b class=k> daily</b>"),
        ("<style>.k{display:none}.k.on{display:inline}</style>", "<b class='k on'> daily</b>"),
        ("<style>i.k{display:none}</style>", "<b class=k> daily</b>"),
        ("<style>.no-js .k{display:none}</style>", "<b class=k> daily</b>"),
        ("<style>.kk{display:none}</style>", "<b class=k> daily</b>"),
        ("<style>/* .k{display:none} */</style>", "<b class=k> daily</b>"),
        ("", "<b hidden=until-found> daily</b>"),
        ("", "<b class='hidden md:inline'> daily</b>"),
        ("", "<b aria-hidden=false> daily</b>"),
        ("", "<b style='opacity:.9'> daily</b>"),
        ("", "<b aria-hidden=true> daily</b><b class=sr-only>each day</b>"),
        ("", "<span itemprop=name> daily</span>"),
        ("", "<span itemprop=keywords> daily</span>"),
    ],
)
def test_other_words_stay(head: str, word: str) -> None:
    assert texts(f"<head>{head}</head><p>{LINE}{word} now.</p>") == [f"{LINE} daily now."]


def test_a_first_letter_that_is_not_spoken_is_text() -> None:
    html = "<p><b aria-hidden=true>T</b>he ferry to the island runs again.</p>"
    assert texts(html) == ["The ferry to the island runs again."]
    html = "<p><b class=sr-only>The</b><b aria-hidden=true>T</b><b aria-hidden=true>he</b> ferry runs again.</p>"
    assert texts(html) == ["The ferry runs again."]
    html = f"<p>{LINE}<b aria-hidden=true>*</b>x.</p>"
    assert texts(html) == [f"{LINE}x."]


@pytest.mark.parametrize(
    ("html", "hidden", "opens"),
    [
        ("<p hidden>{}</p>", True, False),
        ("<p><b hidden>{}</b></p>", True, False),
        ("<p class=hidden>{}</p>", True, False),
        ("<dialog><p>{}</p></dialog>", True, False),
        ("<dialog open><p>{}</p></dialog>", False, False),
        ("<div popover><p>{}</p></div>", True, False),
        ("<div class=paywall hidden><p>{}</p></div>", True, True),
        ("<button>More</button><div hidden><p>{}</p></div>", True, True),
        ("<p><a href='#'>More</a></p><div class=sr-only><p>{}</p></div>", True, True),
        ("<h3>When?</h3><div style='display:none'><p>{}</p></div>", True, True),
        ("<i aria-controls=r></i><ul></ul><ul></ul><div id=r hidden><p>{}</p></div>", True, True),
        ("<article><button>More</button><div hidden><p>{}</p></div></article>", False, True),
        ("<article><div hidden><p>{}</p></div></article>", True, False),
        ("<p>A line.</p><div hidden><p>{}</p></div>", True, False),
        ("<p><a href='/more'>More</a></p><div hidden><p>{}</p></div>", True, False),
        ("<div hidden id=S:1a><p>{}</p></div>", False, False),
        ("<div hidden=until-found><p>{}</p></div>", False, False),
        ("<div style='opacity:0'><p>{}</p></div>", False, False),
    ],
)
def test_blocks(html: str, hidden: bool, opens: bool) -> None:  # noqa: FBT001
    markup = read(html.format(PROSE)).blocks[-1].markup
    assert markup is not None
    assert (markup.hidden, markup.opens) == (hidden, opens)


def test_a_page_that_is_shown_when_it_is_ready_hides_nothing() -> None:
    html = f"<html hidden><body style='visibility:hidden'><p>{PROSE}</p></body></html>"
    assert [b.markup.hidden for b in read(html).blocks if b.markup] == [False]


def test_prose_amid_a_line_stays_where_a_click_shows_it_or_where_it_is_the_story() -> None:
    inner = f"<p>It is so. <b style='display:none'>{PROSE}</b></p>"
    assert texts(f"{inner}<button>More</button>") == [f"It is so. {PROSE}"]
    assert texts(inner) == [f"It is so. {PROSE}"]
    assert texts(f"{inner}<p>{PROSE * 3}</p>")[0] == "It is so."


def test_keys_for_sorting_are_no_text_of_a_table() -> None:
    cell = "<b style='display:none'>0003</b>3<i>rd</i> place"
    html = (
        f"<table><tr><th>Team</th><th>Place</th></tr><tr><td>North</td><td>{cell}</td></tr></table>"
    )
    assert texts(html) == ["Team\tPlace\nNorth\t3rd place"]


def test_rules_that_hide() -> None:
    sheet = "a{top:0} .b{display:none;} @media(max-width:9px){.c{display:none}} .d{opacity:0}"
    assert [*iter_hiding_rules(sheet)] == [(" .b", "display:none;"), (" .d", "opacity:0")]
    assert [*iter_hiding_rules("display:none")] == []
    assert [*iter_hiding_rules(".e{display:none")] == [(".e", "display:none")]


def test_programs_and_lists_of_words_are_no_prose() -> None:
    assert is_prose(PROSE)
    assert not is_prose(PROSE.replace(".", ""))
    assert not is_prose("{" + PROSE)
    assert not is_prose("It is so.")
