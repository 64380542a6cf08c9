"""The outlet: where a story was first published, as the page credits it; never the host."""

from collections.abc import Iterator

from newsclean.credits import DATES, covered, outlet_in, parse_credits
from newsclean.fields.credit_lines import head_blocks, placed_credits
from newsclean.fields.ranking import bare, ranked
from newsclean.lexicon import fold
from newsclean.model import Block, Found
from newsclean.people import find_names, furniture, is_cjk, is_organisation
from newsclean.story import Story

__all__ = ["find_outlet", "find_outlet_url"]

CLAIMS = ("jsonld:sourceOrganization.organisation", "jsonld:sourceOrganization.name", "meta:source",
          "meta:mediaid", "meta:article:source", "meta:og:source", "meta:dc.source")
SURE = {"head": 0.95, "body": 0.8, "tail": 0.85}
LONGEST_LINE = 80


def find_outlet(story: Story) -> tuple[Found[str], ...]:
    """All outlets credited, the surest first."""
    return ranked([*credited(story), *beside_date(story), *claims(story)])


def credited(story: Story) -> Iterator[Found[str]]:
    """Outlets after a label: 来源：, Source:."""
    for placed in placed_credits(story):
        if placed.credit.field == "outlet":
            yield Found(placed.credit.value, placed.block.text, placed.block.at,
                        f"credit line ({placed.zone})", SURE[placed.zone])


def claims(story: Story) -> Iterator[Found[str]]:
    """Outlets that the head names as the source."""
    for claim in story.page.claimed(*CLAIMS):
        value = outlet_in(claim.value, story.lexicon)
        if value and "://" not in value:
            yield Found(value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.75)


def beside_date(story: Story) -> Iterator[Found[str]]:
    """An outlet without a label in the line of the date, as account pages print it."""
    if story.lexicon.spaces:
        return
    for block in head_blocks(story):
        if len(block.text) <= LONGEST_LINE and sum(c.isdigit() for c in block.text) >= 6:
            for word in words_beside(block, story):
                yield Found(word, block.text, block.at, "beside the date", 0.6)
                break


def words_beside(block: Block, story: Story) -> Iterator[str]:
    """The words of a date line that are no date, label, name or furniture."""
    credits = parse_credits(block.text, story.lexicon)
    if any(credit.field == "outlet" for credit in credits):
        return
    text = block.text
    for credit in reversed(credits):
        if credit.field not in DATES:
            text = text[: credit.start] + " " + text[credit.end :]
    for word in "".join(" " if char in "·|丨／/　" else char for char in text).split():
        if any(char.isdigit() for char in word[:4]) or not 2 <= len(word) <= 16:
            continue
        if not is_cjk(word[0]) or fold(word) in story.lexicon.credit:
            continue
        if any(cue in fold(word) for cue in furniture(story.lexicon)):
            continue
        person = find_names(word, story.lexicon, labelled=False).names
        if outlet_in(word, story.lexicon) and not person:
            yield word


def find_outlet_url(story: Story) -> tuple[Found[str], ...]:
    """Where the credited story stands: the link on the outlet's name, or what the head says it is based on."""
    outlets = find_outlet(story)
    found = [
        Found(claim.value, claim.value, claim.at, f"{claim.source} {claim.key}", 0.7)
        for claim in story.page.claimed("jsonld:isBasedOn")
        if claim.value.startswith("http")
    ]
    if outlets:
        for placed in placed_credits(story):
            credit = placed.credit
            for link in placed.block.links:
                named = placed.block.text[link.start : link.end]
                if credit.field == "outlet" and bare(named) == bare(credit.value) and (
                    link.url.startswith("http")
                ):
                    found.append(Found(link.url, named, placed.block.at, "link on the outlet", 0.9))
    return ranked(found)
