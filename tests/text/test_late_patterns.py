"""`text.late_patterns`: a pattern that is compiled at its first use, and is one in all else."""

import copy
import re

import pytest

from newsclean.text.late_patterns import compile_late


def test_it_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def compile_seen(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_seen)
    digit = compile_late(r"\d")
    assert not compiled
    assert digit.search("a1")
    assert digit.search("b2")
    assert compiled == [r"\d"]


def test_it_has_what_a_pattern_has() -> None:
    late, plain = compile_late("(?P<a>x) y", re.VERBOSE), re.compile("(?P<a>x) y", re.VERBOSE)
    assert late.pattern == plain.pattern
    assert late.flags == plain.flags
    assert late.groupindex == plain.groupindex
    assert late.sub("z", "axyb") == plain.sub("z", "axyb")
    assert copy.copy(late).findall("xyxy") == ["x", "x"]


def test_what_is_no_pattern_fails_when_it_is_used() -> None:
    broken = compile_late("(")
    with pytest.raises(re.error):
        broken.search("")
