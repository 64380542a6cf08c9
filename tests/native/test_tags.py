"""The next token that matters: the twin by a table, the kernel by the twin, on pieces of broken tags."""

from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.native import pure

STARTS, ENDS, MOST, MOST_CHARS = ("script", "svg", "source", "p"), ("body",), 3, 4
ORDINARY = (
    "a < b <<3",
    "<",
    "<a>",
    "<A b>",
    "<ps><bodys></bodys></p></script>",
    "<body></html>",
    "<a b=c d=''>",
    "<a b=1234 c='12\n4'd=\"'>2\">",
    "<a b=/ /c/d />",
    "<a / / >",
    "<a\fb=c>",
    "<a=b=c>",
    '<a"b>',
    "<a b=c=d>",
    "<新><a新 新=新>",
    "</a b=c>",
    "<!---->",
    "<!-- a --- b -->",
    "<!--!-->",
)
MATTERS = (
    "<p>",
    "<P/>",
    "<sVg b>",
    "</body>",
    "</BODY\t>",
    "</",
    "</ a>",
    "</3>",
    "</新>",
    "<a",
    "<a ",
    "<a b",
    "<a b=",
    "<a b=>",
    "<a b= c>",
    "<a =b>",
    "<a b='1",
    "<a b='12345'>",
    "<a b=12345>",
    "<a b=c'd>",
    "<a b='<'>",
    "<a b=<>",
    "<a b<c>",
    "<a<b>",
    "<a b c d e>",
    "<?a>",
    "<!a>",
    "<!",
    "<!-",
    "<!-->",
    "<!--->",
    "<!--a->",
    "<!--a--!>",
    "<!--<-->",
    "<!-->-->",
    "<!--a--",
)
PIECES = st.lists(
    st.one_of(
        st.sampled_from((*ORDINARY, *MATTERS)),
        st.sampled_from(
            [*"<>/=!-? '\"\tab1", "新", "\u013c", "\U0001f600", "\u017f", "\u212a", "\x10"]
        ),
        st.sampled_from(("<script", "<svg", "</body", "<source", " a='b'", "<!--", "-->")),
    ),
    max_size=12,
).map("".join)


def prepare(kernel: ModuleType) -> pure.TokenFinder:
    """What finds the tokens."""
    finder: pure.TokenFinder = kernel.TokenFinder(STARTS, ENDS, MOST, MOST_CHARS)
    return finder


@pytest.mark.parametrize("wide", ["", "新", "\U0001f600"])
@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary(kernel: ModuleType, text: str, wide: str) -> None:
    assert prepare(kernel).find(text + wide, 0, len(text)) == len(text)
    assert prepare(kernel).find(text + wide + "<p>", 0, len(text + wide) + 3) == len(text + wide)


@pytest.mark.parametrize("wide", ["", "新", "\U0001f600"])
@pytest.mark.parametrize("text", MATTERS)
def test_what_matters(kernel: ModuleType, text: str, wide: str) -> None:
    assert prepare(kernel).find(wide + "a<b>" + text, 0, len(wide + "a<b>" + text)) == len(wide) + 4


@given(text=PIECES, spans=st.tuples(st.floats(0, 1), st.floats(0, 1)))
@example("<a b='" + "1" * 4 + "'>", (0.0, 1.0))
def test_the_kernel_finds_what_its_twin_finds(
    compiled: ModuleType, text: str, spans: tuple[float, float]
) -> None:
    """From each place, also from within a tag, and where the text is cut anywhere."""
    at, stop = sorted(round(share * len(text)) for share in spans)
    twin, kernel = prepare(pure), prepare(compiled)
    assert kernel.find(text, at, stop) == twin.find(text, at, stop)
    assert kernel.find(text, 0, len(text)) == twin.find(text, 0, len(text))


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<a b=", "<a b='", "<!--", "</", "<a b=c ", "<a>", "<!", "<a/"]
)
def test_long_texts(compiled: ModuleType, piece: str) -> None:
    text = piece * 100_000
    kernel, twin = prepare(compiled), prepare(pure)
    assert kernel.find(text, 0, len(text)) == twin.find(text, 0, len(text))
    assert kernel.find(text, 1, len(text)) == twin.find(text, 1, len(text))


@pytest.mark.parametrize(("at", "stop"), [(-1, 2), (0, 4), (3, 2), (4, 4), (0, -1)])
def test_no_place_outside_of_the_text_is_looked_at(kernel: ModuleType, at: int, stop: int) -> None:
    with pytest.raises(IndexError):
        prepare(kernel).find("<p>", at, stop)


@pytest.mark.parametrize("name", ["", "h1", "A", "新", "a b"])
def test_names_of_other_than_small_letters_are_refused(kernel: ModuleType, name: str) -> None:
    with pytest.raises(ValueError, match="small ASCII letters"):
        kernel.TokenFinder([name], [], MOST, MOST_CHARS)
    with pytest.raises(ValueError, match="small ASCII letters"):
        kernel.TokenFinder([], ["a", name], MOST, MOST_CHARS)


@pytest.mark.parametrize("odd", [None, 5, b"<p>", ["list"]])
def test_what_is_no_text_is_refused(compiled: ModuleType, odd: object) -> None:
    with pytest.raises(TypeError):
        prepare(compiled).find(odd, 0, 1)  # type: ignore[arg-type]
