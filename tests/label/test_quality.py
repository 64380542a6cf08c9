"""How sure a body is: by figures worked out by hand, none of them taken from the code."""

from math import exp, log

import pytest

from newsclean.label.quality import (
    QualitySigns,
    compute_quality,
    estimate_f1,
    measure_quality_signs,
    scale_f1_to_quality,
    scale_quality_to_f1,
)

# ---- the F1 to expect ----


@pytest.mark.parametrize(
    ("blocks", "f1"),
    [
        pytest.param([], 0.0, id="no block"),
        pytest.param([(5.0, 0, True)], 0.0, id="no letter"),
        pytest.param([(9.0, 100, False)], 0.0, id="nothing kept"),
        pytest.param([(-9e9, 100, True)], 0.0, id="hopeless odds"),
        pytest.param([(9e9, 100, True)], 1.0, id="certain odds"),
        # p = .5: precision .5, recall 1
        pytest.param([(0.0, 100, True)], 2 / 3, id="even odds"),
        # p = .75 of 100 kept, p = .25 of 300 dropped: 2 * 75 / (100 + 150)
        pytest.param([(log(3), 100, True), (-log(3), 300, False)], 0.6, id="half is dropped"),
    ],
)
def test_the_f1_to_expect(blocks: list[tuple[float, int, bool]], f1: float) -> None:
    assert estimate_f1(blocks) == pytest.approx(f1, abs=1e-6)


def test_the_f1_to_expect_has_six_decimals() -> None:
    assert estimate_f1([(0.0, 100, True)]) == 0.666667


def test_odds_of_one_to_a_billion_are_not_certain() -> None:
    """Odds are cut only where a double cannot tell the probability from 1 anyway."""
    assert -log(1e-13) < 30.0
    assert estimate_f1([(-14.0, 10**9, True)]) == pytest.approx(2 * exp(-14), abs=6e-7)


# ---- the signs ----


def test_the_signs_of_a_body() -> None:
    """The weakest long block is of the body, and longer than 40 characters."""
    blocks = [(log(3), 100, True), (-log(3), 300, False), (0.5, 41, True), (0.1, 40, True)]
    signs = measure_quality_signs(blocks)
    right = 0.75 * 100 + 41 / (1 + exp(-0.5)) + 40 / (1 + exp(-0.1))
    f1 = 2 * right / (181 + right + 75)
    assert signs.expected == pytest.approx(-log(1 - f1), abs=1e-5)
    assert (signs.least, signs.one) == (0.5, 1.0)
    assert signs.size == pytest.approx(log(182))


def test_the_signs_of_no_body() -> None:
    assert measure_quality_signs([(-1.0, 100, False)]) == (0.0, -6.0, 0.0, 1.0)


def test_no_body_is_expected_to_be_perfect() -> None:
    assert measure_quality_signs([(30.0, 100, True)]).expected == pytest.approx(log(1000))


# ---- the quality ----


@pytest.mark.parametrize(
    ("f1", "kind", "quality"),
    [
        (0.0, "html", 0.0),
        (0.5, "html", 0.46201),
        (0.96, "html", 0.88706),
        (0.974, "html", 0.9),
        (0.98, "html", 0.92308),
        (1.0, "html", 1.0),
        (0.5, "text", 0.45909),
        (0.9802, "text", 0.9),
        (0.99, "text", 0.94949),
        (1.0, "text", 1.0),
    ],
)
def test_nine_in_ten_bodies_are_right_from_a_quality_of_nine_tenths_on(
    f1: float, kind: str, quality: float
) -> None:
    """And the scale goes both ways."""
    assert scale_f1_to_quality(f1, kind) == pytest.approx(quality, abs=1e-5)
    assert scale_quality_to_f1(quality, kind) == pytest.approx(f1, abs=1e-5)


@pytest.mark.parametrize(
    ("signs", "kind", "distance"),
    [
        ((2.0, 0.0, 0.0, 0.0), "html", 2.0),
        ((1.0, 3.0, 0.0, 0.0), "html", 1.576),
        ((3.0, 0.0, 7.0, 0.0), "html", 1.579),
        ((1.0, 0.0, 0.0, 1.0), "html", 2.541),
        ((2.0, 0.0, 0.0, 0.0), "text", 2.0),
        ((1.0, 3.0, 0.0, 0.0), "text", 2.077),
        ((3.0, 0.0, 7.0, 0.0), "text", 2.748),
        ((1.0, 0.0, 0.0, 1.0), "text", 1.079),
        ((0.0, -6.0, 0.0, 0.0), "text", 0.0),  # nothing speaks for it: never below 0
    ],
)
def test_each_sign_has_its_weight(
    signs: tuple[float, float, float, float], kind: str, distance: float
) -> None:
    f1 = scale_quality_to_f1(compute_quality(QualitySigns(*signs), kind), kind)
    assert f1 == pytest.approx(1 - exp(-distance), abs=1e-9)


def test_a_sure_long_body_and_a_doubtful_one() -> None:
    """Figures that a record would show."""
    sure = measure_quality_signs([(6.0, 400, True)] * 8 + [(-6.0, 60, False)] * 20)
    doubtful = measure_quality_signs([(1.0, 400, True)] * 2 + [(-1.0, 400, False)] * 2)
    assert [round(compute_quality(sure, kind), 3) for kind in ("html", "text")] == [0.998, 0.999]
    assert [round(compute_quality(doubtful, kind), 3) for kind in ("html", "text")] == [
        0.753,
        0.715,
    ]
