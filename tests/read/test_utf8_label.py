"""A page that is written in UTF-8 says UTF-8."""

import time

import pytest

from newsclean.read.utf8_label import make_label_true

BODY = "<title>Rain</title></head><body><p>charset=big5 <meta charset=gbk></p></body>"


@pytest.mark.parametrize(
    "text",
    [
        "A page says <meta charset=big5> in its head. So browsers know.",  # a dump
        f"<html><head>{BODY}",
        f"<html><head><!-- <meta charset=big5> -->{BODY}",
        f"<html><head><script>x = '<meta charset=big5>'; // <!--</script>{BODY}",
        f"<html><head><meta name=charset content=big5>{BODY}",
        f"<html><head><meta name=author content='A. Charset'>{BODY}",
        f"<html><head>{BODY}<?xml version='1.0' encoding='big5'?>",
    ],
)
def test_left_alone(text: str) -> None:
    assert make_label_true(text) == text


@pytest.mark.parametrize(
    ("label", "true"),
    [
        ("<meta charset=big5>", "<meta charset=utf-8>"),
        ("<META CharSet = 'GB2312' />", "<META CharSet = 'utf-8' />"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
        ),
        ("<!-- a --><meta charset=big5>", "<!-- a --><meta charset=utf-8>"),
        ("<script>--></script><meta charset=gbk>", "<script>--></script><meta charset=utf-8>"),
        ("<meta charset=gbk><meta charset=big5>", "<meta charset=utf-8><meta charset=utf-8>"),
        ("<meta charset=nonsense>", "<meta charset=utf-8>"),
    ],
)
def test_labels_of_the_head(label: str, true: str) -> None:
    assert make_label_true(f"<html><head>{label}{BODY}") == f"<html><head>{true}{BODY}"


def test_an_xml_declaration() -> None:
    page = f'<?xml version="1.0" encoding="EUC-JP"?><html><head>{BODY}'
    assert make_label_true(page) == page.replace("EUC-JP", "utf-8")


@pytest.mark.parametrize("part", ["<!--", "<script", "<meta charset", "<?xml "])
def test_a_hostile_head_is_read_once(part: str) -> None:
    text = f"<html><meta charset=gbk>{part * 150_000}</html>"
    start = time.process_time()
    assert make_label_true(text).startswith("<html><meta charset=utf-8>")
    assert time.process_time() - start < 2
