"""The limits that docs/inputs.md states are those of the code."""

from pathlib import Path

import pytest

from newsclean.documents import addresses, container, paths, unpack
from newsclean.documents.archives import http_bodies, tars
from newsclean.documents.crawls import dictionaries, heads, pages
from newsclean.documents.feeds import entry_page
from newsclean.documents.messages import mbox, parts
from newsclean.documents.saves import webarchive
from newsclean.documents.tables import csv_escapes, csv_rows, json_lines, parquet, rows

DOCUMENT = Path(__file__).parents[2] / "docs" / "inputs.md"
KB, MB = 1 << 10, 1 << 20
# A row of the table begins with → it has these words, made from the constants.
STATED = {
    "all that a container": f"{unpack.MAX_UNPACK_RATIO} times its size, and {unpack.MAX_UNCHECKED_BYTES // 10**9} GB",
    "memory that xz or LZMA": f"{unpack.MAX_XZ_MEMORY_BYTES // MB} MB",
    "window of zstd": f"{unpack.MAX_ZSTD_WINDOW_BYTES // MB} MB",
    "packings of one HTTP body": f"{http_bodies.MAX_CODINGS}",
    "head of an HTTP response": f"{pages.MAX_HEAD_BYTES // KB} KB",
    "head of a WARC record": f"{heads.MAX_RECORD_HEAD_BYTES // MB} MB",
    "zstd dictionary of a crawl": f"{dictionaries.MAX_DICTIONARY_BYTES // MB} MB",
    "extended head of a TAR": f"{tars.MAX_TAR_HEAD_BYTES // MB} MB",
    "MHTML: parts": f"{parts.MAX_MESSAGE_PARTS:,}; {parts.MAX_PART_DEPTH}",
    "MHTML: head of a part": f"{parts.MAX_PART_HEAD_BYTES // KB} KB; {parts.MAX_HEAD_BYTES // 10**6} MB",
    "MHTML: type or address": f"{parts.MAX_FIELD_BYTES['content-type'] // KB} KB; {parts.MAX_PARSED_CHARS:,} characters",
    "mail in a mailbox": f"{mbox.MAX_MAIL_GROWTH} times `--max-size` and {mbox.SPARE_MAIL_BYTES // MB} MB",
    "objects of a web": f"{webarchive.MAX_PLIST_OBJECTS:,}, and none in the place of another",
    "a feed": f"{entry_page.MAX_FEED_BYTES // 10**6} MB",
    "a request in a HAR": f"{json_lines.MAX_JSON_GROWTH} times `--max-size` and {rows.SPARE_ROW_BYTES // MB} MB",
    "row of JSON": f"{json_lines.MAX_JSON_GROWTH} times `--max-size` and {rows.SPARE_ROW_BYTES // MB} MB",
    "what is no text": f"{rows.SPARE_ROW_BYTES // MB} MB",
    "row of CSV": f"{csv_rows.MAX_CSV_GROWTH} times `--max-size` and {rows.SPARE_ROW_BYTES // MB} MB, {csv_escapes.MAX_ROW_MARKS:,} separators",
    "row of a sidecar": f"{rows.SPARE_ROW_BYTES // MB} MB",
    "footer of a Parquet": f"{parquet.MAX_FOOTER_BYTES // MB} MB",
    "name of a member": f"{container.MAX_INNER_CHARS:,} characters",
    "address": f"{addresses.MAX_ADDRESS_CHARS:,} characters",
    "line of a list": f"{paths.MAX_LIST_LINE_BYTES // KB} KB",
}  # fmt: skip


@pytest.mark.parametrize("begin", STATED)
def test_the_document_states_the_limit(begin: str) -> None:
    (line,) = [
        line
        for line in DOCUMENT.read_text("utf-8").splitlines()
        if line.startswith(f"| {begin}") and "Limits" not in line
    ]
    assert line.split(" | ")[1].removesuffix(" in any case") == STATED[begin]
