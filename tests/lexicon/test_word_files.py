"""`lexicon.word_files`: what `tomllib` reads in a file of words, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from newsclean.data import find_data
from newsclean.lexicon import word_files
from newsclean.lexicon.word_files import parse_words

FILES = sorted(
    path for folder in ("languages", "pages") for path in Path(find_data(folder)).glob("*.toml")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_files_are_read_without_tomllib(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = path.read_text(encoding="utf-8")
    monkeypatch.setattr(word_files, "parse_toml", pytest.fail)
    for end in "\n[", "\n[[":
        text = whole.partition(end)[0]
        assert parse_words(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "a = 'x'#y\n\n  # z\nb = true",
        "a = '''\nx'y''z'''\nb = ''",
        "a = \"it's\" # quoted\n'long key' = ''''x'''",
        'a = "a\\tb"',
        "a = 'x'\n  b = 'y'",
        "a = [1, 2]",
        "a.b = 'x'",
        "a = '''x''''",
        'a = """x"""',
        "[a]\nb = false\n[a.c]\nd = 'e'\n[f]",
        "[[a]]\nb = 'c'",
        "a = 'x' \r\nb = 'y'",
    ],
)
def test_any_toml_is_read(text: str) -> None:
    assert parse_words(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["a", "a = ", "a = 'x' b", "[a", "a = x", "a = 'x\ny'", "= 'x'"])
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_words(text)
