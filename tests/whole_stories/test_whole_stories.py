"""Stories of many forms, whatever element they stand in: whole, and without what is around them."""

import re
from collections.abc import Iterator

import pytest

import newsclean
from tests.whole_stories.pages import CONTAINERS, FORMS, load_words, make_page

SPACE = re.compile(r"\s+")


def press(text: str) -> str:
    """A text without white space, which a table or a list sets in its own way."""
    return SPACE.sub("", text)


def list_cases() -> Iterator[tuple[str, str, str]]:
    """Each form in each container, in two of the languages by turns."""
    languages = list(load_words())
    for i, form in enumerate(FORMS):
        for j, container in enumerate(CONTAINERS):
            for k in (0, 2):
                yield form, container, languages[(i + j + k) % len(languages)]


@pytest.mark.parametrize(("form", "container", "language"), list(list_cases()))
def test_a_story_is_whole(form: str, container: str, language: str) -> None:
    page = make_page(language, form, container)
    article = newsclean.extract(page.html)
    text = press(article.text)
    assert article.status == "article"
    assert [part for part in page.story if press(part) not in text] == []
    assert [other for other in page.others if press(other) in text] == []
