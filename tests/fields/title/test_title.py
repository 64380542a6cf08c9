"""Headlines from the head, from broken headings and from dumps: what stays as it is, then what is found."""

from typing import Any

import pytest

from newsclean.fields.title.title import find_title
from newsclean.fields.title.trained_lines import (
    WEIGHTS_FILE,
    measure_line_features,
    rank_title_lines,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.label.labelling import label
from newsclean.label.scorecard.card import load_weights
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Claim, Decoded, Kind, Labelled, Markup, Page, Place, Role
from newsclean.read.dump.reader import read_text

PROSE = "The new bridge was opened on Friday, and many people walked over it in the morning rain."
CHINESE = "市里的新桥昨天通车，许多居民一早就来到桥上，他们说等这一天已经等了很多年。"


def page(*lines: tuple[Role, str], title: str, og: str = "", lang: str = "en") -> LabelledPage:
    """A page of HTML: headlines are first headings, the rest paragraphs."""
    labelled = []
    for number, (role, text) in enumerate(lines, start=1):
        kind = Kind.HEADING if role is Role.HEADLINE else Kind.PARAGRAPH
        at = Place(xpath=f"/html/body/p[{number}]")
        level = 1 if kind is Kind.HEADING else None
        block = Block(text, kind, at, level=level, markup=Markup(("p",)))
        labelled.append(Labelled(block, role, 0.0, "test"))
    claims = [Claim("html", "title", title)]
    claims += [Claim("meta", "og:title", og)] if og else []
    blocks = tuple(item.block for item in labelled)
    return LabelledPage(
        Page("html", blocks, tuple(claims)), tuple(labelled), get_lexicon(lang), lang=lang
    )


def title_of(story: LabelledPage) -> Any:
    found = find_title(story)
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("heading", "claim"),
    [
        ("The bridge is open again", "The bridge is open again"),
        # The head is shorter, but what stands before is words of the headline.
        ("After two years the bridge is open again", "The bridge is open again"),
        ("In 2022 the bridge was open for a week", "The bridge was open for a week"),
    ],
)
def test_a_heading_keeps_its_own_words(heading: str, claim: str) -> None:
    story = page((Role.HEADLINE, heading), (Role.BODY, PROSE), title=claim)
    assert title_of(story) == heading


@pytest.mark.parametrize(
    ("heading", "claim", "lang"),
    [
        ("Dec 18 2025 The bridge is open again", "The bridge is open again", "en"),
        ("On the river - The bridge is open again", "The bridge is open again", "en"),
        ("原创青河大桥今日通车市民盼了多年", "青河大桥今日通车市民盼了多年", "zh"),
    ],
)
def test_a_heading_loses_the_date_badge_or_kicker_before_it(
    heading: str, claim: str, lang: str
) -> None:
    prose = PROSE if lang == "en" else CHINESE
    lines = ((Role.HEADLINE, heading), (Role.BODY, prose))
    assert title_of(page(*lines, title=claim, og=claim, lang=lang)) == claim


def test_a_kicker_above_is_no_part_of_the_headline() -> None:
    story = page(
        (Role.FURNITURE, "On the river"),
        (Role.HEADLINE, "The bridge is open again"),
        (Role.BODY, PROSE),
        title="On the river: The bridge is open again",
    )
    assert title_of(story) == "The bridge is open again"


def test_a_headline_in_several_blocks_is_whole() -> None:
    story = page(
        (Role.HEADLINE, "青河市人民代表大会常务委员会"),
        (Role.BODY, "关于批准新桥预算"),
        (Role.BODY, "和限额的决议"),
        (Role.BODY, CHINESE),
        title="青河市人民代表大会常务委员会关于批准新桥预算和限额的决议_公报_青河网",
        lang="zh",
    )
    assert title_of(story) == "青河市人民代表大会常务委员会关于批准新桥预算和限额的决议"


def test_a_heading_that_copies_the_page_title_loses_the_site() -> None:
    whole = "How to cross the river by night | Advice | Harbour Post"
    story = page((Role.HEADLINE, whole), (Role.BODY, PROSE), title=whole)
    assert title_of(story) == "How to cross the river by night"
    dashed = "The river by night - a walk for two"
    story = page((Role.HEADLINE, dashed), (Role.BODY, PROSE), title=dashed)
    assert title_of(story) == dashed


DUMP = """Harbour Post

News  Sport  Weather

    Log in

Subscribe to our newsletter for the news of the week

The bridge over the Tarn is open again after two years

By Ann Lee

18 August 2022

A boat below the bridge over the Tarn. Photo: Sam Hill

The bridge over the Tarn was opened on Friday, two years after the flood that had taken its middle
part, and many people walked over it in the morning rain.

"We have waited for this bridge," said a woman from the other bank of the Tarn, who had come with
her two children. The council paid most of the work.

Most read

Five things to know about the harbour

The market moves to the old station
"""


def read(text: str, lang: str = "en") -> LabelledPage:
    """A dump, labelled."""
    dump = read_text(text_of(text))
    lexicon = get_lexicon(lang)
    return LabelledPage(dump, label(dump, lexicon), lexicon, lang=lang)


def text_of(text: str) -> Decoded:
    """A text as the decoder hands it over."""
    return Decoded(text, "utf-8", "utf-8", 1.0)


def test_the_headline_of_a_dump_is_ranked_by_its_signs() -> None:
    found = list(rank_title_lines(read(DUMP)))
    best = max(found, key=lambda item: item.confidence)
    assert best.value == "The bridge over the Tarn is open again after two years"
    assert best.confidence > 0.5
    assert sum(item.confidence for item in found) <= 1.0


def test_every_sign_is_worth_something_and_every_worth_is_a_sign() -> None:
    rows = measure_line_features(read(DUMP))
    assert {name for _, row in rows for name in row} == set(load_weights(WEIGHTS_FILE))


def test_a_dump_without_lines_has_no_headline() -> None:
    assert list(rank_title_lines(read("\n\n"))) == []
