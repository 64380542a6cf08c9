"""What a page is: an article is never refused; what is none is told by what it is."""

import pytest

import newsclean
from newsclean.errors import PageError

PROSE = (
    "The new bridge was opened on Friday, and many people walked over it in the morning rain. "
    "The mayor said that nobody had believed in it for the first ten years."
)
TITLES = [f"Story number {n} that happened in the old town" for n in range(20)]


def page(body: str, script: str = "") -> str:
    return f"<html lang=en><head><title>Old town</title>{script}</head><body>{body}</body></html>"


def linked(lines: list[str]) -> str:
    return "".join(
        f'<li><a href="/{n}.html">{line}</a> May {n + 1}' for n, line in enumerate(lines)
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>A bridge</h1><p>{PROSE}</p>",
        f"<h1>A bridge</h1><p>{PROSE}</p><ul>{linked(TITLES)}</ul>",
        f"<h1>A bridge</h1><p>{PROSE}</p><p>{PROSE}</p>"
        + "".join(f'<p><a href="/{n}">{PROSE[:60]}</a>{PROSE[60:]}</p>' for n in range(12)),
    ],
)
def test_an_article_is_an_article(body: str) -> None:
    script = f"<script>{'x' * 5000}</script>"
    assert newsclean.extract(page(body, script)).status == "article"


def test_a_list_of_links_is_a_list() -> None:
    assert newsclean.extract(page(f"<h1>Old town</h1><ul>{linked(TITLES)}</ul>")).status == "list"


@pytest.mark.parametrize(
    "script", ['<script src="/app.js"></script>', "<script>boot('a shell of a page')</script>"]
)
def test_a_shell_is_script_only(script: str) -> None:
    assert newsclean.extract(page('<div id="root"></div>', script)).status == "script_only"


def test_a_page_without_text_and_scripts_is_nothing() -> None:
    with pytest.raises(PageError):
        newsclean.extract(page('<div id="root"></div>'))
