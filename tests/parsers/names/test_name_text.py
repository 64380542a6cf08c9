"""A name as text: staff codes, what stands around it, damaged letters."""

import pytest

from newsclean.parsers.names.name_text import NAME_STOPS, is_damaged_name, is_staff_code, tidy_name


@pytest.mark.parametrize("text", ["abc1999x", "shuiqinghe0219", "张三", "1", "NF", "NF0412345", ""])
def test_no_staff_code(text: str) -> None:
    assert not is_staff_code(text)


@pytest.mark.parametrize(
    "text", ["NF041", "_NB123", "PK155", "0123", "UN-983", "(NF041)", "【 NB12】"]
)
def test_staff_codes(text: str) -> None:
    assert is_staff_code(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Miller", "Jane Miller"),
        ("agent 47", "agent 47"),
        ("Jane7", "Jane7"),
        ("김민수 박지원", "김민수 박지원"),
        ("张三 A", "张三 A"),
        ("  Jane \t Miller ", "Jane Miller"),
        ("张 三", "张三"),
        ("김 민 수", "김민수"),
        ("张三 李四", "张三李四"),
        ("张三_NB123", "张三"),
        ("张三 (NB12)", "张三"),
        ("张三【NB12】", "张三"),
        ("", ""),
    ],
)
def test_tidy(text: str, name: str) -> None:
    assert tidy_name(text) == name


@pytest.mark.parametrize("sign", list(",，、;；:：|丨/_-–—.。·•*=＝"))
def test_signs_around_a_name_go(sign: str) -> None:
    assert tidy_name(f"{sign}Ann {sign} Lee {sign}") == f"Ann {sign} Lee"


@pytest.mark.parametrize("sign", list('。！？!?：:“”"=＝@#*…(（[【〔《「『<)）]】〕》」』>'))
def test_no_name_goes_on_behind_a_stop(sign: str) -> None:
    assert sign in NAME_STOPS


@pytest.mark.parametrize("sign", list(",，、;/-.'’ "))
def test_what_may_stand_in_a_list_of_names_is_no_stop(sign: str) -> None:
    assert sign not in NAME_STOPS


@pytest.mark.parametrize("text", ["Jane Miller", "José Núñez", "Ãna Ray", "张三", "Zoë"])
def test_undamaged(text: str) -> None:
    assert not is_damaged_name(text)


@pytest.mark.parametrize(
    "text", ["Zo\ufffd Ray", "锟斤拷", "寮犱笁鈥", "JosÃ© Ray", "Ray\ue000", "Ray\x85"]
)
def test_damaged(text: str) -> None:
    assert is_damaged_name(text)
