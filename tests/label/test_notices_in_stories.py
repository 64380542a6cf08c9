"""Notices in stories of nine languages, HTML and dumps: every seventh of the pages of `notice_pages`."""

import pytest

from tests.label.notice_pages import FORMS, NoticePage, make_pages

STEP = 7  # no divisor of the places and forms of a line, so that all are met
# At the edges of a dump the card drops short lines, whatever they say.
MIN_SHARE_STAYING = 0.9


@pytest.mark.parametrize("page", list(make_pages(stays=False))[::STEP], ids=lambda page: page.line)
def test_a_notice_goes_and_the_story_stays(page: NoticePage) -> None:
    assert page.is_right()


@pytest.mark.parametrize("form", FORMS)
def test_lines_of_the_story_with_the_same_words_stay(form: str) -> None:
    pages = [page for page in make_pages(stays=True) if page.form == form][::2]
    right = sum(page.is_right() for page in pages)
    assert right >= MIN_SHARE_STAYING * len(pages)
