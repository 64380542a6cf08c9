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


MORE_LINES = "<nav><p>Read more</p></nav>" * 6


def teasers(more: str, count: int = 6) -> str:
    return "".join(f"<h2>{line}</h2><p>{PROSE}</p><p>{more}</p>" for line in TITLES[:count])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (teasers("Read more"), "list"),
        (teasers("» Read more …"), "list"),
        (teasers("Read more", count=4), "article"),
        (teasers("Read more about the bridge"), "article"),
        (f"<h1>A bridge</h1><p>{PROSE}</p><ul>{linked(TITLES)}</ul>{MORE_LINES}", "article"),
    ],
)
def test_summaries_that_lead_on_are_a_list(body: str, status: str) -> None:
    assert newsclean.extract(page(body)).status == status


@pytest.mark.parametrize(
    "script", ['<script src="/app.js"></script>', "<script>boot('a shell of a page')</script>"]
)
def test_a_shell_is_script_only(script: str) -> None:
    assert newsclean.extract(page('<div id="root"></div>', script)).status == "script_only"


def test_a_page_without_text_and_scripts_is_nothing() -> None:
    with pytest.raises(PageError):
        newsclean.extract(page('<div id="root"></div>'))


def told(text: str) -> str:
    """The status of a dump."""
    try:
        return newsclean.extract(text).status
    except PageError as error:
        return error.code


@pytest.mark.parametrize(
    ("title", "sentence", "status"),
    [
        ("404 Not Found", "nginx", "error_page"),
        ("Seite nicht gefunden | Moorbote", "Die gesuchte Seite gibt es nicht.", "error_page"),
        ("Página no encontrada", "Vuelva a la portada.", "error_page"),
        ("Страница не найдена", "Вернитесь на главную.", "error_page"),
        ("ページが見つかりません", "トップページへ戻る", "error_page"),
        ("페이지를 찾을 수 없습니다", "홈으로 이동", "error_page"),
        ("403 Forbidden", "You don't have permission to access this resource.", "error_page"),
        ("Access Denied", "Reference #18.2d", "error_page"),
        ("安全验证", "请拖动滑块完成拼图", "error_page"),
        ("Moorbote", "Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.", "script_only"),
        ("江畔网", "您需要启用JavaScript才能运行此应用。", "script_only"),
    ],
)
def test_what_stands_in_place_of_a_story(title: str, sentence: str, status: str) -> None:
    """The same from HTML and from a dump of it."""
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{sentence}</p>"
    assert newsclean.extract(html).status == status
    assert told(f"{title}\n\n{sentence}\n") == status


@pytest.mark.parametrize(
    "text",
    [
        f"Access denied: how a town lost its archive\n\n12 May 2023\n\n{PROSE}\n\n{PROSE[::-1]}",
        f"Bridge opened\n\n{PROSE} Page not found, said the sign at its end.\n\n{PROSE}",
        f"Bridge opened\n\n{PROSE}\n\n{PROSE}\n\nSubscribe to our newsletter. Already a subscriber? Log in.",
        f"Bridge opened\n\n{PROSE}\n\nPlease enable JavaScript to see the comments.\n\n{PROSE}",
    ],
)
def test_an_article_with_such_words_is_an_article(text: str) -> None:
    assert told(text) == "article"
