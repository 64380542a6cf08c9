r"""A record as Markdown: YAML front matter, then CommonMark (tables as in GitHub's dialect).

The words of a page never become markup: a Markdown parser gives back the words of the record.

    >>> escape_inline("2 * 3 < 5 and a_b, [1]")
    '2 \\* 3 < 5 and a_b, \\[1\\]'
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from newsclean.text.addresses import find_web_address

Record = Mapping[str, Any]
TableRow = Sequence[str]

# Control characters mean nothing in prose, and terminals obey some; line feed and tab stay.
CONTROL_CHAR = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SURROGATE_CHAR = re.compile(r"[\ud800-\udfff]")

# Inside a line (CommonMark 0.31.2, section 6). An underscore between letters marks nothing there.
INLINE_MARKUP = re.compile(
    r"""
      [\\`*\[\]~]                       # escapes, code, emphasis, links, strikethrough
    | (?<![^\W_])_ | _(?![^\W_])        # an underscore at a word's edge
    | <(?=[A-Za-z/!?]|\Z)               # tags, comments, addresses in angle brackets
    | &(?=\#?[A-Za-z0-9]{1,32};)        # entities
    | !(?=\Z)                           # before a link it would make an image
    """,
    re.VERBOSE,
)
# At the start of a line (sections 4 and 5): headings, quotes, lists, rules, underlines of headings
# and the second row of a table.
LINE_START_MARKUP = re.compile(
    r"""
      (?=\#{1,6}(?:\s|$)) | (?=>) | (?=[-+](?:\s|$)) | (?==+\s*$) | (?=[-|:][-|:\s]*$)
    | \d{1,9}(?=[.)](?:\s|$))
    """,
    re.VERBOSE,
)
CLOSING_HASHES = re.compile(r"(?<![^\s])(?=#+$)")

UNSAFE_IN_URL = re.compile(r'[\x00-\x20\x7f-\xa0\u2028\u2029\u3000\\<>()"`]')

# What a double-quoted YAML scalar cannot hold as it is (YAML 1.1 and 1.2, c-printable).
UNSAFE_IN_YAML = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
MAX_PICTURES_AHEAD = 200  # that a caption is compared with; most pages have fewer
MAX_FILLED_CELLS = 100_000  # of a table whose short rows are filled up
MAX_LIST_DEPTH = 20  # each level indents its items, and so all of their lines, further
BODY_KEYS = frozenset({"text", "blocks"})


def build_markdown(record: Record) -> str:
    """Front matter with every key but text and blocks, then title, blocks and pictures.

    A record cut down with `--fields` shows what it kept.
    """
    front = "\n".join(
        ["---", *iter_yaml_lines({k: v for k, v in record.items() if k not in BODY_KEYS})]
    )
    title = join_on_one_line(escape_inline(strip_control_chars(record.get("title") or "")))
    parts = [f"# {escape_heading_end(title)}"] if title else []
    parts += format_body(record)
    return f"{front}\n---\n" + "".join(f"\n{part}\n" for part in parts)


def iter_yaml_lines(values: Mapping[str, Any], pad: str = "") -> Iterator[str]:
    r"""A mapping in YAML's block style, every string in double quotes.

    >>> list(iter_yaml_lines({"title": "no", "authors": [{"name": "A", "role": None}], "tags": []}))
    ['title: "no"', 'authors:', '  - name: "A"', '    role: null', 'tags: []']
    """
    for key, value in values.items():
        if value and isinstance(value, Mapping):
            yield f"{pad}{key}:"
            yield from iter_yaml_lines(value, pad + "  ")
        elif value and isinstance(value, (list, tuple)):
            yield f"{pad}{key}:"
            for item in value:
                yield from iter_yaml_item(item, pad + "  ")
        else:
            yield f"{pad}{key}: {format_yaml_scalar(value)}"


def iter_yaml_item(item: Any, pad: str) -> Iterator[str]:
    """One item of a list, a mapping's first key beside the dash."""
    if item and isinstance(item, Mapping):
        first, *rest = iter_yaml_lines(item, pad + "  ")
        yield f"{pad}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{pad}- {format_yaml_scalar(item)}"


def format_yaml_scalar(value: Any) -> str:
    r"""A string, number, truth value, null or empty collection.

    >>> print(
    ...     format_yaml_scalar('say "no": \x1b'),
    ...     format_yaml_scalar(None),
    ...     format_yaml_scalar(True),
    ...     format_yaml_scalar(0.5),
    ... )
    "say \"no\": \u001b" null true 0.5
    """
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            safe = UNSAFE_IN_YAML.sub(escape_yaml_char, SURROGATE_CHAR.sub("\ufffd", value))
            return f'"{safe}"'
        case _:
            return repr(value)


def escape_yaml_char(found: re.Match[str]) -> str:
    """The escape of one character; quotes and backslashes take a backslash."""
    character = found[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"


def format_body(record: Record) -> list[str]:
    """The parts of the body, to be set apart by blank lines."""
    blocks = record.get("blocks") or [
        {"kind": "paragraph", "text": text} for text in (record.get("text") or "").split("\n\n")
    ]
    if record.keys().isdisjoint(BODY_KEYS):
        return []
    placed = place_images(shift_heading_levels(blocks), record.get("images") or [])
    parts = []
    for kind, run in groupby(placed, key=lambda block: str(block["kind"])):
        parts += BLOCK_FORMATTERS[kind](list(run))
    return [part for part in parts if part]


def shift_heading_levels(blocks: Sequence[Record]) -> list[Record]:
    """Shift the headings so that the highest stands right under the title.

    >>> [
    ...     b["level"]
    ...     for b in shift_heading_levels([{"kind": "heading", "level": n} for n in (1, 3)])
    ... ]
    [2, 4]
    """
    levels = [block.get("level") or 2 for block in blocks if block["kind"] == "heading"]
    shift = 2 - min(levels, default=2)
    return [
        {**block, "level": min(6, (block.get("level") or 2) + shift)}
        if block["kind"] == "heading"
        else block
        for block in blocks
    ]


def place_images(blocks: Sequence[Record], images: Sequence[Record]) -> list[Record]:
    """Put each picture where its caption stands, other captioned ones after the story.

    Pictures without a caption stand in the front matter only: most are faces and advertisements.
    """
    waiting = list(images)
    placed: list[Record] = []
    for block in blocks:
        place = find_captioned(waiting, block["text"]) if block["kind"] == "caption" else None
        placed.append(block if place is None else {**block, "image": waiting.pop(place)})
    figures = [
        {"kind": "caption", "text": join_caption_and_credit(image), "image": image}
        for image in waiting
        if join_caption_and_credit(image) and format_link_target(image["url"])
    ]
    return placed + figures


def find_captioned(images: Sequence[Record], text: str) -> int | None:
    """The place of the first picture whose caption stands in a text, among the next ones."""
    near = islice(images, MAX_PICTURES_AHEAD)
    return next((n for n, i in enumerate(near) if i["caption"] and i["caption"] in text), None)


def join_caption_and_credit(image: Record) -> str:
    """Caption and credit of a picture in one line."""
    return " ".join(filter(None, (image["caption"], image["credit"] and f"({image['credit']})")))


def format_paragraphs(run: Sequence[Record]) -> list[str]:
    """Paragraphs; a line break inside one stays a line break."""
    return [format_lines(block) for block in run]


def format_headings(run: Sequence[Record]) -> list[str]:
    """Headings with number signs."""
    texts = [
        (block["level"], escape_heading_end(join_on_one_line(format_inline(block))))
        for block in run
    ]
    return [f"{'#' * level} {text}" for level, text in texts if text]


def format_list_items(run: Sequence[Record]) -> list[str]:
    """List items, nested by depth; an item is at most one level deeper than the one before."""
    written, depth = [], 0
    for block in run:
        depth = min(block.get("level") or 1, depth + 1, MAX_LIST_DEPTH)
        pad = "  " * (depth - 1)
        text = format_lines(block).replace("\n", f"\n{pad}  ")
        if text:
            written.append(f"{pad}- {text}")
        else:
            depth -= 1
    return ["\n".join(written)]


def format_quotes(run: Sequence[Record]) -> list[str]:
    """Neighbouring quotes as one block quote, a paragraph each."""
    texts = "\n\n".join(filter(None, format_paragraphs(run)))
    return ["\n".join(f"> {line}".rstrip() for line in texts.split("\n")) if texts else ""]


def format_tables(run: Sequence[Record]) -> list[str]:
    """Tables; rows of one cell above a table, or alone, are paragraphs."""
    parts = []
    for block in run:
        rows = block.get("rows") or [row.split("\t") for row in block["text"].split("\n")]
        cells = [
            [join_on_one_line(escape_inline(strip_control_chars(cell))) for cell in row]
            for row in rows
        ]
        start = next((i for i, row in enumerate(cells) if len(row) > 1), len(cells))
        parts += [escape_line_start(row[0]) for row in cells[:start] if row]
        parts.append(format_table(cells[start:]))
    return parts


def format_table(rows: Sequence[TableRow]) -> str:
    """A table of at least one row; short rows are filled up with empty cells.

    GitHub's dialect asks it of the first row alone, so where it would make the table much larger
    than it is, the others stay short.
    """
    width = max(map(len, rows), default=0)
    fills = width if width * len(rows) <= MAX_FILLED_CELLS else 0
    full = [
        [cell.replace("|", "\\|") for cell in row]
        + [""] * ((fills if number else width) - len(row))
        for number, row in enumerate(rows)
    ]
    full[1:1] = [["---"] * width] if full else []
    return "\n".join(f"| {' | '.join(row)} |" for row in full)


def format_captions(run: Sequence[Record]) -> list[str]:
    """A picture with its caption in emphasis on the next line, or the caption alone."""
    parts = []
    for block in run:
        words = join_on_one_line(escape_inline(strip_control_chars(block["text"])))
        url = format_link_target((block.get("image") or {}).get("url", ""))
        picture = f"![{words}]({url})" if url else ""
        caption = f"*{words}*" if words else ""
        parts.append("\\\n".join(filter(None, (picture, caption))))
    return parts


def format_code_blocks(run: Sequence[Record]) -> list[str]:
    """Code between fences that are longer than any run of backticks in it."""
    parts = []
    for block in run:
        text = strip_control_chars(block["text"])
        longest = max(map(len, re.findall(r"`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        parts.append(f"{fence}\n{text}\n{fence}")
    return parts


BLOCK_FORMATTERS: Mapping[str, Callable[[Sequence[Record]], list[str]]] = {
    "paragraph": format_paragraphs,
    "heading": format_headings,
    "list_item": format_list_items,
    "quote": format_quotes,
    "table": format_tables,
    "caption": format_captions,
    "code": format_code_blocks,
}


def strip_control_chars(text: str) -> str:
    r"""Text without control characters and half characters; tabs and line feeds stay.

    >>> strip_control_chars("a\x1b[31m\x9bb\n")
    'a[31mb\n'
    """
    return CONTROL_CHAR.sub("", SURROGATE_CHAR.sub("\ufffd", text))


def escape_inline(text: str) -> str:
    """Text in which nothing inside a line is markup."""
    return INLINE_MARKUP.sub(r"\\\g<0>", text)


def format_lines(block: Record) -> str:
    """A block's text with hard line breaks, no line of it markup."""
    kept = (text.strip() for text in format_inline(block).split("\n"))
    return "\\\n".join(escape_line_start(text) for text in kept if text)


def escape_line_start(text: str) -> str:
    r"""One line, with a backslash where its start would be a heading, a list or a rule.

    >>> print(escape_line_start("1. May"), escape_line_start("# 9"), escape_line_start("1.5"))
    1\. May \# 9 1.5
    """
    start = LINE_START_MARKUP.match(text)
    return f"{start[0]}\\{text[start.end() :]}" if start else text


def join_on_one_line(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def escape_heading_end(text: str) -> str:
    """Keep number signs at the end of a heading from being taken for its closing marks."""
    return CLOSING_HASHES.sub(r"\\", text)


def format_inline(block: Record) -> str:
    """A block's text, escaped, with its links; of links without a safe target only the words."""
    text = block["text"]
    parts, done = [], 0
    for link in sorted(block.get("links") or (), key=lambda link: int(link["start"])):
        start, end, url = link["start"], link["end"], format_link_target(link["url"])
        words = strip_control_chars(text[start:end])
        if start < done or not url or not words.strip():
            continue
        parts += [
            escape_inline(strip_control_chars(text[done:start])),
            f"[{escape_inline(words)}]({url})",
        ]
        done = end
    return "".join([*parts, escape_inline(strip_control_chars(text[done:]))])


def format_link_target(url: str) -> str | None:
    r"""A link's target as CommonMark takes it, or `None` for what is no address of the web.

    A relative address would lead to a file beside the Markdown.

    >>> (
    ...     format_link_target("https://news.example/a (1)?b=<c>"),
    ...     format_link_target("java\tscript:alert(1)"),
    ... )
    ('https://news.example/a%20%281%29?b=%3Cc%3E', None)
    """
    target = find_web_address(SURROGATE_CHAR.sub("\ufffd", url))
    if target is None:
        return None
    encoded = UNSAFE_IN_URL.sub(encode_url_char, target)
    return re.sub(r"&(?=#?[A-Za-z0-9]{1,32};)", r"\\&", encoded)


def encode_url_char(found: re.Match[str]) -> str:
    """One character as percent-encoded UTF-8."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
