"""Write where Python's codecs and browsers read the same bytes differently.

    python -m tools.compare_encodings

A browser is asked what it makes of each byte and each group of bytes, in every encoding of the
list. It needs Chromium and its driver (extra `browser`). The answer is the file that
`newsclean/decode/browser_differences.py` reads; running newsclean needs no browser.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsclean.decode.browser_differences import DIFFERENCES_FILE, REPLACEMENT_CHAR
from newsclean.decode.web_codecs import ISO_2022_JP, UTF_ENCODINGS, load_encoding_labels
from tests.browser.chromium import started

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

# Reads the bytes in groups of one size, and gives the code points of each.
READ_GROUPS = """
const [label, size, hex] = arguments;
const decoder = new TextDecoder(label, {ignoreBOM: true});
const bytes = Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
const texts = [];
for (let at = 0; at < bytes.length; at += size)
  texts.push(decoder.decode(bytes.subarray(at, at + size)));
return texts.map(text => Array.from(text, sign => sign.codePointAt(0)));
"""
GROUPS_A_CALL = 8_192
MULTI_BYTE_ENCODINGS = ("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
# Chromium gives half a surrogate pair for these four; the Encoding Standard (Big5 decoder) has what
# Python reads.
CHROMIUM_ERRORS = {("big5", bytes.fromhex(pair)) for pair in ("8862", "8864", "88a3", "88a5")}
# Python writes the slash of Chinese by-lines (U+FF0F) as A241, and all others write it as A1FE. On
# the web A241 is a division sign (U+2215), which news hardly has; so Python's reading is kept.
KEPT_READINGS = {("big5", b"\xa2\x41")}
HEAD = """\
# Where browsers and Python's codecs read the same bytes differently: name, the first bytes, then
# the code points of these bytes and of those that follow (the last byte counted up; + joins the
# code points of one group). FFFD is what a browser cannot read and Python can.
# Made by tools/compare_encodings.py with the TextDecoder of Chromium {version}. The facts are those
# of the Encoding Standard's indexes: https://encoding.spec.whatwg.org/#indexes, whose licence in
# source code is BSD-3-Clause.
"""


def list_groups(name: str) -> Iterator[list[bytes]]:
    """The groups of bytes that may be a character, in lists of groups of one size."""
    yield [bytes((byte,)) for byte in range(0x100)]
    if name not in MULTI_BYTE_ENCODINGS:
        return
    pairs = [bytes((lead, trail)) for lead in range(0x80, 0x100) for trail in range(0x100)]
    yield pairs
    if name == "euc-jp":
        yield [b"\x8f" + pair for pair in pairs]
    if name == "gb18030":
        halves = [bytes((lead, 0x30 + digit)) for lead in range(0x81, 0xFF) for digit in range(10)]
        yield [first + second for first in halves for second in halves]


def ask_browser(browser: "Chrome", name: str, groups: list[bytes]) -> Iterator[tuple[bytes, str]]:
    """Each group of bytes with the text that the browser makes of it."""
    for start in range(0, len(groups), GROUPS_A_CALL):
        asked = groups[start : start + GROUPS_A_CALL]
        answers = browser.execute_script(READ_GROUPS, name, len(asked[0]), b"".join(asked).hex())
        for group, points in zip(asked, answers, strict=True):
            yield group, "".join(map(chr, points))


def find_differences(name: str, codec: str, read: Iterable[tuple[bytes, str]]) -> dict[bytes, str]:
    """What the browser reads as one character, or as none, and Python's codec does not.

    A group that the browser takes apart is left out: its parts are asked for by themselves.
    """
    found: dict[bytes, str] = {}
    for group, text in read:
        left_out = (name, group) in CHROMIUM_ERRORS | KEPT_READINGS
        if left_out or (len(group) > 1 and len(text) != 1):
            continue
        try:
            ours = group.decode(codec)
        except UnicodeDecodeError:
            ours = REPLACEMENT_CHAR
        if text != ours:
            found[group] = text
    return found


def write_runs(name: str, found: dict[bytes, str]) -> Iterator[str]:
    """One line for each run of groups in which the last byte is counted up."""
    run: list[str] = []
    before = b""
    for group in sorted(found):
        points = "+".join(f"{ord(sign):04X}" for sign in found[group])
        follows = run and group[:-1] == before[:-1] and group[-1] == before[-1] + 1
        if not follows:
            if run:
                yield " ".join(run)
            run = [name, f"{group.hex().upper()}:"]
        run.append(points)
        before = group
    if run:
        yield " ".join(run)


def main() -> None:
    """Ask the browser for every encoding, and write the file."""
    with started() as browser, open(DIFFERENCES_FILE, "w", encoding="ascii") as file:
        file.write(HEAD.format(version=browser.capabilities["browserVersion"]))
        for name, codec in sorted(set(load_encoding_labels().values())):
            if name in {*UTF_ENCODINGS, ISO_2022_JP}:
                continue
            found: dict[bytes, str] = {}
            for groups in list_groups(name):
                found |= find_differences(name, codec, ask_browser(browser, name, groups))
            file.writelines(f"{line}\n" for line in write_runs(name, found))


if __name__ == "__main__":
    main()
