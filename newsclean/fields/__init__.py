"""The record's fields: one function each, from a labelled page to its candidates, best first.

In: `LabelledPage`. Out: candidates (`Found`) for each key of the record, with calibrated
confidences. May import `label`, `parsers`, `lexicon`, `text` and `model`.

Read `candidates` and `page_credits` first, then the field that you look for: `FIELD_FINDERS` names
its function.
"""

from collections.abc import Callable
from typing import Any

from newsclean.fields.calibration import calibrate
from newsclean.fields.dateline import find_agency, find_location
from newsclean.fields.page_facts import find_lang, find_license, find_paywall, find_url
from newsclean.fields.pagination import find_pages
from newsclean.fields.people.authors import find_authors, find_editors
from newsclean.fields.published.published import find_modified, find_published
from newsclean.fields.section_tags import find_section, find_tags
from newsclean.fields.source.copyright_notice import find_copyright
from newsclean.fields.source.outlet import find_outlet, find_outlet_url
from newsclean.fields.source.site import find_site
from newsclean.fields.title.deck import find_subtitle
from newsclean.fields.title.title import find_original_title, find_title
from newsclean.label.labelled_page import LabelledPage, trim_to_story
from newsclean.limits.deadline import check_deadline
from newsclean.model import Found

__all__ = ["FIELD_FINDERS", "find_fields"]

FIELD_FINDERS: tuple[tuple[str, Callable[[LabelledPage], tuple[Found[Any], ...]]], ...] = (
    ("title", find_title),
    ("subtitle", find_subtitle),
    ("original_title", find_original_title),
    ("published", find_published),
    ("modified", find_modified),
    ("outlet", find_outlet),
    ("outlet_url", find_outlet_url),
    ("site", find_site),
    ("authors", find_authors),
    ("editors", find_editors),
    ("agency", find_agency),
    ("location", find_location),
    ("section", find_section),
    ("tags", find_tags),
    ("lang", find_lang),
    ("url", find_url),
    ("copyright", find_copyright),
    ("license", find_license),
    ("paywall", find_paywall),
    ("pages", find_pages),
)


def find_fields(page: LabelledPage) -> dict[str, tuple[Found[Any], ...]]:
    """The candidates of every field, in the record's order; the first of each is the value."""
    near, found = trim_to_story(page), {}
    for name, find in FIELD_FINDERS:
        check_deadline()
        found[name] = calibrate(name, find(near), near)
    return found
