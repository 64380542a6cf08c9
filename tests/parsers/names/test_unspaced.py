"""Names in scripts without spaces: prose and newsrooms first, then names."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.unspaced import cut_at_surnames, read_unspaced_names, read_whole_name


def read(text: str, code: str = "zh", *, labelled: bool = False) -> list[str]:
    reading = read_unspaced_names(text, get_lexicon(code), labelled=labelled)
    return [name.name for name in reading.names]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("都来了", "zh"),
        ("某某日报", "zh"),
        ("佚名", "zh"),
        ("张", "zh"),
        ("段青川廖", "zh"),
        ("张三abc", "zh"),
        ("张三A", "zh"),
        ("关注", "zh"),
        ("锟斤拷", "zh"),
        ("NF041", "zh"),
        ("张·三", "zh"),  # three characters: no foreign name
        (f"约翰·{'史' * 18}", "zh"),  # 21 characters
        ("홍", "ko"),
        ("홍길동수로", "ko"),
        ("記事を読む", "ja"),
        ("を読む", "ja"),
        ("松村太郎次", "ja"),
        ("松", "ja"),
    ],
)
def test_no_name(text: str, code: str) -> None:
    assert read(text, code) == []


@pytest.mark.parametrize(
    ("text", "code", "names"),
    [
        ("张三", "zh", ["张三"]),
        ("段青川", "zh", ["段青川"]),
        ("李和平", "zh", ["李和平"]),  # 和 is a function word, and one may stand in a name
        ("欧阳青川", "zh", ["欧阳青川"]),
        ("约翰·史密斯", "zh", ["约翰·史密斯"]),
        ("约翰·史", "zh", ["约翰·史"]),
        (f"约翰·{'史' * 17}", "zh", [f"约翰·{'史' * 17}"]),
        ("홍길", "ko", ["홍길"]),
        ("홍길동수", "ko", ["홍길동수"]),
        ("松村", "ja", ["松村"]),
        ("松村太郎", "ja", ["松村太郎"]),
    ],
)
def test_one_name(text: str, code: str, names: list[str]) -> None:
    assert read(text, code) == names


@pytest.mark.parametrize("mark", list("、，,;；/／&＆|｜丨•+\t\n "))
def test_marks_between_names(mark: str) -> None:
    assert read(f"段青川{mark}廖岚") == ["段青川", "廖岚"]
    reading = read_unspaced_names(f"段青川{mark}{mark}", get_lexicon("zh"), labelled=False)
    assert reading.stop == 3


def test_a_dot_is_a_mark_unless_it_stands_inside_a_foreign_name() -> None:
    zh = get_lexicon("zh")
    assert read_unspaced_names("·段青", zh, labelled=False) == ((("段青", 1, 3),), 3)
    assert read_unspaced_names("段青·", zh, labelled=False) == ((("段青", 0, 2),), 2)
    assert read("NB12·段青川") == read("段青川·NB12") == ["段青川"]
    assert read("约·史密斯 NB12") == ["约·史密斯"]


@pytest.mark.parametrize("stop", list("。：（）“”@"))
def test_nothing_is_read_behind_a_stop(stop: str) -> None:
    reading = read_unspaced_names(f"段青川{stop}廖岚", get_lexicon("zh"), labelled=False)
    assert ([name.name for name in reading.names], reading.stop) == (["段青川"], 3)


def test_names_run_together_have_their_own_places() -> None:
    reading = read_unspaced_names("段青川廖岚 王五", get_lexicon("zh"), labelled=False)
    assert reading == ((("段青川", 0, 3), ("廖岚", 3, 5), ("王五", 6, 8)), 8)


def test_names_set_with_spaces_have_the_place_of_the_whole() -> None:
    reading = read_unspaced_names("段 青 川 廖 岚", get_lexicon("zh"), labelled=False)
    assert reading == ((("段青", 0, 3),), 3)  # five characters: names of two
    reading = read_unspaced_names("段 青 川 NB12", get_lexicon("zh"), labelled=False)
    assert reading == ((("段青川", 0, 5),), 10)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张 三", ["张三"]),
        ("段 青 川", ["段青川"]),
        ("张 三 李 四", ["张三", "李四"]),
        ("张 三 李 四 王 五", ["张三", "李四", "王五"]),
        ("段 青 川 廖 青 岚 王 五 一", ["段青川", "廖青岚", "王五一"]),
        ("张 三 段青川 李 四", ["张三", "段青川", "李四"]),
    ],
)
def test_characters_that_stand_alone_are_joined(text: str, names: list[str]) -> None:
    assert read(text) == names


def test_reading_stops_at_the_first_word_that_is_no_name() -> None:
    reading = read_unspaced_names("张三 都来了 李四", get_lexicon("zh"), labelled=False)
    assert reading == ((("张三", 0, 2),), 2)
    assert read_unspaced_names("都来了", get_lexicon("zh"), labelled=False) == ((), 0)


def test_codes_and_damage_between_names_are_skipped() -> None:
    assert read("张三 NB123 李四") == ["张三", "李四"]
    assert read("张三 - 李四") == ["张三", "李四"]
    assert read("张三 锟斤拷 李四") == ["张三", "李四"]


@pytest.mark.parametrize(
    "text",
    [
        "某某日报",
        "慢慢不是糖慢慢不是糖慢慢不是糖慢慢",  # 17 characters
        "慢慢朋友圈",
        "慢慢点赞",
        "慢慢不是糖“他”",
        "慢慢不是糖“",
        "慢慢不是糖「",
        "慢慢不是糖『",
        "慢慢不是糖《",
        "慢慢不是糖。",
        "慢慢不是糖！",
        "慢慢不是糖？",
        "慢慢不是糖!",
        "慢慢不是糖?",
        '慢慢不是糖"',
    ],
)
def test_no_nickname(text: str) -> None:
    assert read(text, labelled=True) == []


@pytest.mark.parametrize(
    "text", ["慢慢不是糖", "慢慢不是糖慢慢不是糖慢慢不是糖慢", "慢慢abc", "慢慢右"]
)
def test_a_nickname_counts_behind_a_label_only(text: str) -> None:
    assert read(text) == []
    assert read(text, labelled=True) == [text]
    assert read(f"{text}（网友）", labelled=True) == [text]


def test_only_the_first_word_may_be_a_nickname() -> None:
    assert read("张三 慢慢不是糖", labelled=True) == ["张三"]


@pytest.mark.parametrize("text", ["最新文章", "段青川廖", "段", "", "青川段", "上官", "段青川岚"])
def test_no_cut(text: str) -> None:
    assert cut_at_surnames(text, frozenset(["段", "廖", "上官"])) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("段青", ["段青"]),
        ("段青川廖岚", ["段青川", "廖岚"]),
        ("廖岚段青川", ["廖岚", "段青川"]),
        ("上官岚", ["上官岚"]),
        ("上官岚青", ["上官岚青"]),
        ("上官岚段宇白", ["上官岚", "段宇白"]),
        ("段廖段廖", ["段廖", "段廖"]),
        ("段青廖段青廖", ["段青廖", "段青廖"]),  # the fewest names, not three of two
        ("段青川段廖岚", ["段青川", "段廖岚"]),
    ],
)
def test_cut_at_surnames(text: str, names: list[str]) -> None:
    assert cut_at_surnames(text, frozenset(["段", "廖", "上官"])) == names


def test_cut_into_the_fewest_names() -> None:
    surnames = frozenset(["段", "廖", "官", "上官"])
    assert cut_at_surnames("段青廖上官岚川", surnames) == ["段青廖", "上官岚川"]
    assert cut_at_surnames("段廖段廖岚", surnames) == ["段廖", "段廖岚"]  # the last has three


def test_the_place_of_names_with_a_code_is_the_whole_run() -> None:
    reading = read_unspaced_names("段青川廖岚_NB12", get_lexicon("zh"), labelled=False)
    assert reading == ((("段青川", 0, 10), ("廖岚", 0, 10)), 10)


def test_a_whole_name_begins_with_no_particle() -> None:
    ja = get_lexicon("ja")
    particle = next(word for word in ja.common if len(word) == 1)
    assert read_whole_name(f"{particle}村", ja) == []
    assert read_whole_name(f"村{particle}", ja) == [f"村{particle}"]
