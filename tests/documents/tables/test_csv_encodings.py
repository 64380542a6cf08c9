"""The encoding of a CSV file: one for names and rows, or pages that keep their own."""

import csv
import gzip
import io
from collections.abc import Callable

import pytest

from newsclean.decode import decode
from newsclean.documents import ColumnNames, Entry, Selection, iter_entries
from newsclean.documents.pages import build_page_settings
from newsclean.documents.tables import csv_encoding
from newsclean.documents.tables.csv_lines import cut_safely
from newsclean.model import Settings

CHINESE = (
    "海港隧道昨日正式通车，市民只需十二分钟即可过海。市长在通车仪式上感谢建设者五年来的辛勤劳动。"
)
HARBOUR = "The harbour tunnel opened — at last, said the mayor."
TEXTS = {
    "gb18030": ("网页", CHINESE),
    "big5": (
        "網頁",
        "海港隧道昨日正式通車，市民只需十二分鐘即可過海。市長在儀式上感謝建設者五年來的辛勞。",
    ),
    "shift_jis": (
        "本文",
        "港のトンネルが昨日開通し、所要時間は十二分になった。市長は式典で感謝を述べた。",
    ),
    "euc-kr": (
        "본문",
        "항구 터널이 어제 개통되어 시민들은 십이 분이면 바다를 건널 수 있게 되었다.",
    ),
    "windows-1251": ("Страница", "Новый туннель под гаванью открыли вчера, сообщил мэр города."),
    "windows-1252": (
        "Téxt",
        "Der Tunnel wurde eröffnet, sagte die Bürgermeisterin über die Brücke.",
    ),
}
PYTHON_NAMES = {"shift_jis": "cp932", "euc-kr": "cp949"}


def separated(*rows: tuple[str, ...]) -> str:
    """Rows as a spreadsheet saves them."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def encode(text: str, encoding: str) -> bytes:
    """Text in an encoding by its name on the web."""
    return text.encode(PYTHON_NAMES.get(encoding, encoding))


def found(name: str, **selection: object) -> list[Entry]:
    """All entries of a table."""
    return list(iter_entries([name], Selection(**selection)))  # type: ignore[arg-type]  # by name


def texts(every: list[Entry]) -> list[str]:
    """The pages as text, as a run would decode them."""
    assert all(entry.data is not None for entry in every), every
    return [decode(e.data or b"", transport=e.transport).text for e in every]


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("label", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>"])
def test_a_table_has_one_encoding(encoding: str, label: str, saved: Callable[..., str]) -> None:
    name, text = TEXTS[encoding]
    english = label + HARBOUR if encoding in {"gb18030", "windows-1251", "windows-1252"} else "A"
    pages = [f"{label}<p>{text}</p>"] * 4 + [english]
    table = separated(("id", "url", name), *((str(i), "", page) for i, page in enumerate(pages)))
    for ending, pack in (".csv", bytes), (".csv.gz", gzip.compress):
        path = saved(f"t{ending}", pack(encode(table, encoding)))
        for given in (None, encoding):
            every = found(path, columns=ColumnNames(html=name), encoding=given)
            assert texts(every) == pages
            assert {e.transport for e in every} == {"utf-8"}


def test_an_option_decides_where_there_is_too_little_to_find_it(saved: Callable[..., str]) -> None:
    table = separated(("id", "Überblick"), ("1", "Öl"))
    path = saved("t.csv", table.encode("windows-1252"))
    columns = ColumnNames(html="Überblick")
    assert texts(found(path, columns=columns, encoding="windows-1252")) == ["Öl"]
    assert texts(found(path, columns=columns, encoding="latin1")) == ["Öl"]


def test_an_option_is_not_asked_once_more_for_what_is_text(saved: Callable[..., str]) -> None:
    (text,) = found(saved("t.csv", separated(("id", "html"), ("1", CHINESE)).encode("gb18030")))
    assert build_page_settings(text, Settings(encoding="gbk")).encoding is None
    raw = text._replace(is_text=False)
    assert build_page_settings(raw, Settings(encoding="gbk")).encoding == "gbk"


@pytest.mark.parametrize(("long", "label"), [(1, "<meta charset={}>"), (20, "")])
def test_pages_in_several_encodings_keep_their_bytes(
    long: int, label: str, saved: Callable[..., str]
) -> None:
    rows = b"id,html\r\n"
    pages = []
    for encoding in ("gb18030", "big5", "windows-1251"):
        page = encode(f"{label.format(encoding)}<p>{TEXTS[encoding][1] * long}", encoding)
        pages.append(page)
        rows += b'1,"' + page.replace(b'"', b'""') + b'"\r\n'
    every = found(saved("t.csv", rows))
    assert [(e.data, e.transport) for e in every] == [(page, None) for page in pages]


def test_utf_8_with_a_broken_byte_stays_utf_8(saved: Callable[..., str]) -> None:
    table = separated(("id", "html"), *((str(i), CHINESE) for i in range(5))).encode()
    every = found(saved("t.csv", table.replace("市长".encode(), b"\xe5\xb8", 1)))
    assert [e.transport for e in every] == [None, *["utf-8"] * 4]
    assert every[0].data == CHINESE.encode().replace("市长".encode(), b"\xe5\xb8")
    assert texts(every[1:]) == [CHINESE] * 4


def test_utf_8_with_a_few_raw_pages_stays_utf_8(saved: Callable[..., str]) -> None:
    table = separated(("id", "html"), *((str(i), CHINESE) for i in range(3))).encode()
    raw = ("x" + CHINESE).encode("gb18030")
    for many in 1, 9:
        every = found(saved("t.csv", table + (b"9," + raw + b"\r\n") * many))
        assert [entry.data for entry in every[3:]] == [raw] * many
        assert texts(every[:3]) == [CHINESE] * 3


def test_a_line_that_is_utf_8_by_chance(saved: Callable[..., str]) -> None:
    assert "隆茅".encode("gb18030").decode() == "¡é"
    page = f"隆茅\n{CHINESE}\n"
    every = found(saved("t.csv", separated(("id", "html"), *[("1", page)] * 9).encode("gb18030")))
    assert {(e.data or b"").decode() for e in every} == {page}
    assert {e.transport for e in every} == {"utf-8"}


def test_english_in_utf_16_without_a_mark(saved: Callable[..., str]) -> None:
    for encoding in "utf-16-le", "utf-16-be":
        table = separated(("id", "html"), ("1", "The harbour tunnel")).encode(encoding)
        assert texts(found(saved("t.csv", table))) == ["The harbour tunnel"]


def test_a_file_without_line_ends_is_cut_within_no_character() -> None:
    text = "隧道，<p>" * 400_000
    data = text.encode("gb18030")
    blocks = [data[at : at + 65_536] for at in range(0, len(data), 65_536)]
    cut = list(cut_safely(iter(blocks)))
    assert "".join(block.decode("gb18030") for block in cut) == text
    assert len(cut) > 1


def test_names_in_utf_8_over_raw_pages(saved: Callable[..., str]) -> None:
    raw = CHINESE.encode("gb18030")
    many = b"".join(b"%d,%s\n" % (i, raw) for i in range(50))
    every = found(saved("t.csv", "编号,网页\n".encode() + many))
    assert {(e.data, e.transport) for e in every} == {(raw, None)}
    assert [e.source for e in every[:2]] == ["t.csv!0", "t.csv!1"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding: str, saved: Callable[..., str]) -> None:
    table = separated(("id", "html"), ("1", CHINESE), ("2", "a\nb"))
    assert texts(found(saved("t.csv", table.encode(encoding)))) == [CHINESE, "a\nb"]


def test_iso_2022_jp(saved: Callable[..., str]) -> None:
    page = TEXTS["shift_jis"][1] + '\n<a href="x,y">'
    path = saved("t.csv", separated(("id", "html"), ("1", page), ("2", "A")).encode("iso-2022-jp"))
    assert texts(found(path)) == [page, "A"]


def test_the_encoding_shows_further_on(
    saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_encoding, "HEAD_PIECE_BYTES", 1_000)
    monkeypatch.setattr(csv_encoding, "PIECE_BYTES", 1_000)
    rows = [(str(i), "plain") for i in range(500)] + [(str(i), CHINESE) for i in range(99)]
    table = separated(("id", "html"), *rows).encode("gb18030")
    for name, data in ("t.csv", table), ("t.csv.gz", gzip.compress(table)):
        last = found(saved(name, data))[-1]
        assert (texts([last]), last.transport) == ([CHINESE], "utf-8")


def test_a_damaged_packing_gives_the_rows_before_it(saved: Callable[..., str]) -> None:
    table = separated(("id", "html"), *((str(i), CHINESE) for i in range(3))).encode("gb18030")
    every = found(saved("t.csv.gz", gzip.compress(table)[:-9]))
    assert texts(every[:2]) == [CHINESE] * 2
    assert every[-1].failure
    assert every[-1].failure.code == "unpack_broken"


def test_a_sidecar_in_gbk(saved: Callable[..., str]) -> None:
    saved("海港隧道.html", b"<p>x")
    rows = [("海港隧道.html", "https://news.example/1", "2024-05-17")]
    table = separated(
        ("file", "url", "crawled"), *rows, *((f"正在通车{i}.html", "", "") for i in range(9))
    )
    saved("meta.csv", table.encode("gb18030"))
    (entry,) = found("海港隧道.html", sidecar="meta.csv")
    assert (entry.url, entry.crawled) == ("https://news.example/1", "2024-05-17")
