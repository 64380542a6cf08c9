"""How CSV files are laid out: quotes, separators, line ends, rows of names; each with near misses."""

import csv
import io
from collections.abc import Callable

import pytest

from newsclean.documents import ColumnNames, Entry, Selection, iter_entries
from newsclean.documents.tables.csv_layout import find_layout

PAGE = '<html lang="zh">\n<p class="a">海港, 隧道; said "yes"\tor\\no | C:\\dir\\</p>\n</html>'
PAGES = [PAGE, "<p>one</p>", 'x "y"']
Save = Callable[[str, bytes], str]


def found(name: str, **selection: object) -> list[Entry]:
    """All entries of a table."""
    return list(iter_entries([name], Selection(**selection)))  # type: ignore[arg-type]  # by name


def pages(every: list[Entry]) -> list[str]:
    """The pages."""
    return [(e.data or b"").decode() for e in every if not e.skipped]


def write(pages: list[str], *, header: bool = True, **form: object) -> str:
    """A table with an id, an address and a page in each row."""
    file = io.StringIO()
    writer = csv.writer(file, **form)  # type: ignore[arg-type]  # by name
    if header:
        writer.writerow(["id", "url", "html"])
    writer.writerows([f"k{i}", f"https://news.example/{i}", page] for i, page in enumerate(pages))
    return file.getvalue()


def write_like_spark(pages: list[str]) -> str:
    """As Spark does: a backslash before a quote, and before one that stands before a quote."""
    rows = ['"id","html"']
    for i, page in enumerate(pages):
        cell = page.replace('\\"', '\\\\"').replace('"', '\\"')
        rows.append(f'"k{i}","{cell}"')
    return "\n".join(rows) + "\n"


def write_like_mysql(pages: list[str]) -> str:
    """As `mysql -e` prints it: tabs, and a backslash for tab, line end and backslash."""
    rows = ["id\turl\thtml"]
    for i, page in enumerate(pages):
        cell = page.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
        rows.append(f"k{i}\tNULL\t{cell}")
    return "\n".join(rows) + "\n"


FORMS = {
    "comma": write(PAGES),
    "semicolon": write(PAGES, delimiter=";"),
    "tab": write(PAGES, delimiter="\t"),
    "bar": write(PAGES, delimiter="|"),
    "all quoted": write(PAGES, quoting=csv.QUOTE_ALL),
    "unix": write(PAGES, lineterminator="\n"),
    "old mac": write(PAGES, lineterminator="\r"),
    "mixed ends": write(PAGES[:2]) + write(PAGES[2:], header=False, lineterminator="\n"),
    "excel": "sep=;\r\n" + write(PAGES, delimiter=";"),
    "pandas with an escape": write(PAGES, doublequote=False, escapechar="\\"),
    "no quotes": write(
        PAGES, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n"
    ),
    "no quotes, commas": write(PAGES, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n"),
    "spark": write_like_spark([page.replace("\\</p>", "</p>") for page in PAGES]),
    "mysql -e": write_like_mysql(PAGES),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_pages(form: str, saved: Save) -> None:
    wanted = [page.replace("\\</p>", "</p>") for page in PAGES] if form == "spark" else PAGES
    for name in "t.csv", "t.tsv":
        assert pages(found(saved(name, FORMS[form].encode()))) == wanted


def test_a_null_is_nothing(saved: Save) -> None:
    for table in (
        'id,url,html\n\\N,\\N,"<p class=\\"a\\">"\n',
        "id\turl\thtml\n\\N\tNULL\t<p>\\n<b>\n",
    ):
        (entry,) = found(saved("t.csv", table.encode()))
        assert (entry.source, entry.url) == ("t.csv!1", None)


def test_what_mysql_writes_into_a_file(saved: Save) -> None:
    table = "1\t<p>\\\n<b>\\\tx\\\\\\\ny\n2\t\\N\n3\tz\n"
    every = found(saved("t.tsv", table.encode()), header=False)
    assert [e.data for e in every] == [b"<p>\n<b>\tx\\\ny", None, b"z"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('id,html\n1,"<a b=\\"c\\">"\n', "backslash"),
        ('id,html\n1,"<a b=""c"">"\n', "doubled"),
        ('id,html\n1,"C:\\"\n2,"D:\\","x"\n', "doubled"),
        ('id,html\n1,"{\\""a\\"": 1} <a b=""c"">"\n', "doubled"),
        ('id\thtml\n1\t<a b="c"> {\\"a\\": 1}\n', "doubled"),
        ('id,html\n1,"<a b="c">"\n', "bare"),
        ('id,html\n1,"<a b=""c"">"\n2,"<a b="c">"\n', "doubled"),
        ('id,html\n1,"a","b"\n', "doubled"),
        ("id\thtml\n1\t<p>\\n<b>\n", "none"),
        ("id,html\n1,<p>\\n<b>\n", "doubled"),
        ("id\thtml\n1\t<p>\\n<b> \\u00e9\n", "doubled"),
        ('id\thtml\n1\t<script>{"a": "b\\nc"}</script>\n', "doubled"),
        ('id\thtml\n1\t"<p>\\n<b>"\n', "doubled"),
        ('id\thtml\n1\t<a b="c"> {\\"a\\": "<p>\\n<b>"}\n', "doubled"),
        ('id\thtml\n1\t<a b=\\"c\\">\\\n\n', "none"),
    ],
)
def test_how_quotes_are_written(text: str, quotes: str) -> None:
    assert find_layout(text, "t.csv").quotes == quotes


@pytest.mark.parametrize(
    ("text", "comma"),
    [
        ("id;html\n", ";"),
        ("html\n", ","),
        ('"a;b;c",html\n', ","),
        ("sep=|\nid,url;html|x\n", "|"),
        ("id\turl,\thtml\n", "\t"),
    ],
)
def test_what_parts_the_cells(text: str, comma: str) -> None:
    assert find_layout(text, "t.csv").comma == comma


def test_a_table_without_names(saved: Save) -> None:
    for form in ({}, {"delimiter": "\t"}, {"delimiter": ";", "quoting": csv.QUOTE_ALL}):
        name = saved("t.csv", write(PAGES[:2], header=False, **form).encode())
        every = found(name, header=False)
        assert pages(every) == PAGES[:2]
        assert [e.source for e in every] == ["t.csv!1", "t.csv!2"]
        assert every[1].url == "https://news.example/1"
        every = found(name, header=False, columns=ColumnNames(html="2", id="1"))
        assert [(e.source, e.data) for e in every][1] == ("t.csv!k1", b"https://news.example/1")
        (error,) = found(name)
        assert error.failure
        assert "give newsclean batch --no-header" in error.failure.message
        assert len(error.failure.message) < 120


def test_texts_without_names(saved: Save) -> None:
    text = "The harbour tunnel opened on Monday, " * 5
    (entry,) = found(saved("t.csv", f'1,2024-05-17 08:30:00,"{text}"\n'.encode()), header=False)
    assert (entry.data, entry.crawled) == (text.encode(), "2024-05-17T08:30:00")
    (error,) = found(saved("t.csv", b"1,2\n3,4\n"), header=False)
    assert error.failure
    assert "among 1, 2; name it with --html-column" in error.failure.message


def test_names_that_are_said_are_no_data(saved: Save) -> None:
    name = saved("t.csv", b"https://news.example/column,html\nx,<p>a\n")
    assert pages(found(name)) == ["<p>a"]


def test_a_long_name_is_no_page(saved: Save) -> None:
    (error,) = found(saved("t.csv", f"{'name ' * 20},day\n1,2\n".encode()))
    assert error.failure
    assert "no column of pages" in error.failure.message


def test_long_names_are_cut_in_messages(saved: Save) -> None:
    names = ",".join(f"{'列' * 90}{i}" for i in range(12))
    for encoding in "utf-8", "gb18030":
        (error,) = found(saved("t.csv", f"{names}\n1\n".encode(encoding)))
        assert error.failure
        assert len(error.failure.message) < 600


def test_names_once_more_are_skipped(saved: Save) -> None:
    table = write(PAGES[:1]) + write(PAGES[1:]) + "id,url,other\r\n"
    every = found(saved("t.csv", table.encode()))
    assert pages(every[:4]) == PAGES
    assert [e.reason for e in every if e.skipped] == ["a row of names once more"]
    assert not every[-1].skipped


def test_a_cell_that_excel_cut_is_said(saved: Save) -> None:
    cut = "a" * 32_765 + "🚢"
    every = found(saved("t.csv", write([cut, cut[:-1], cut + "b"]).encode()))
    assert [[c.code for c in e.cautions] for e in every] == [["truncated"], [], []]
    (pairs,) = found(saved("t.csv", write(["🚢" * 16_383]).encode()))
    assert [c.code for c in pairs.cautions] == ["truncated"]


def test_nul_bytes_and_ragged_rows(saved: Save) -> None:
    every = found(saved("t.csv", b"id,html,url\n1,a\0b\n2,c,,,x\n3\n"))
    assert [e.data for e in every] == [b"a\0b", b"c", None]


def test_quotes_within_a_cell_that_is_not_quoted(saved: Save) -> None:
    assert pages(found(saved("t.csv", b'id,html\n1,<p class="a">b\n2,c\n'))) == [
        '<p class="a">b',
        "c",
    ]


def test_a_row_without_quotes_that_is_too_large(saved: Save) -> None:
    table = "id\thtml\n1\t<p>\\n<b>\n2\t" + "x" * 2_000_000 + "\n3\tc\n"
    every = found(saved("t.tsv", table.encode()), max_bytes=1_000)
    assert [e.failure and e.failure.code for e in every] == [None, "too_large", None]


def test_a_quote_that_never_ends_mixes_no_documents(saved: Save) -> None:
    good = write([PAGE] * 6)
    head, *rows = good.split("k")
    for at in 1, 3:
        broken = [*rows]
        broken[at] = broken[at][::-1].replace('"', "", 1)[::-1]
        every = found(saved("t.csv", (head + "".join("k" + row for row in broken)).encode()))
        assert [e.source for e in every if e.data] == [f"t.csv!k{i}" for i in range(6) if i != at]
        assert {e.data for e in every if e.data} == {PAGE.encode()}
        assert [(e.source, e.failure.code) for e in every if e.failure] == [
            (f"t.csv!{at + 1}", "unpack_broken")
        ]


def test_a_table_that_breaks_off_in_a_cell(saved: Save) -> None:
    every = found(saved("t.csv", write([PAGE] * 3).encode()[:-60]))
    assert [e.source for e in every if e.data] == ["t.csv!k0", "t.csv!k1"]
    assert [e.failure.code for e in every if e.failure] == ["unpack_broken"]


def test_other_odd_quotes_belong_to_their_cell(saved: Save) -> None:
    table = 'id,html\n1,"she said "hi" to him"\n2,a "b"\n3,"<p>\n<b class="x"> 3\n</p>"\n4,d\n'
    every = found(saved("t.csv", table.encode()))
    assert [e.source for e in every] == [f"t.csv!{i}" for i in range(1, 5)]
    assert [e.data for e in every] == [
        b'she said "hi" to him',
        b'a "b"',
        b'<p>\n<b class="x"> 3\n</p>',
        b"d",
    ]
    assert not any(e.failure for e in every)
