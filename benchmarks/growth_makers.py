"""What makes the shapes of `benchmarks.growth`: pages of about a size in bytes or characters.

Most shapes are one piece again and again; a piece is a text with a number in it (`№`), so that no
two are alike, or the same each time. All words are invented.
"""

import random
from collections.abc import Callable, Iterator

WORDS = (
    "harbour council ridge lantern market evening bridge winter people river station garden letter "
    "voice window morning street school the a of and to in was that for on with as by"
).split()
HAN = "河湾桥梁灯市晚冬人站园信声窗晨街校的是在了有和这中大为上个国我以要他时来用们生到作地于出就分"
SOME_PROSE = (
    "The bridge was closed on Monday, and nobody knew when it would open again, the council said. "
    "A ferry carries those who work on the other bank until the steel has been looked at."
)
ZH_PROSE = "河湾镇今年夏天修好了最后一段江堤，全长四公里。“水来的时候不用再搬粮食了。”村民说。"
HEAD = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The bridge is closed</title>'
    "{}</head><body><article><h1>The bridge is closed</h1><p>By Anna Berg, 3 May 2021</p>"
    f"<p>{SOME_PROSE}</p><p>Nobody was hurt. {SOME_PROSE}</p>"
)
LINE_CHARS = 70  # of the lines that are made of a sign or a word alone
JSON_SCRIPT = '<script type="application/ld+json">{}</script>'

Shape = Callable[[int], str | bytes]
TextShape = Callable[[int], str]


def make_words(seed: int = 7) -> Iterator[str]:
    """Sentences without end, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - pages, no secrets
    while True:
        yield " ".join(rng.choices(WORDS, k=rng.randint(8, 20))).capitalize() + "."


def make_han(seed: int = 7) -> Iterator[str]:
    """Chinese sentences without end."""
    rng = random.Random(seed)  # noqa: S311 - pages, no secrets
    while True:
        yield "".join(rng.choices(HAN, k=rng.randint(12, 30))) + "。"


def fill(size: int, piece: str) -> str:
    """A piece until a size is full: `№` is its number, `$` a sentence, `€` a Chinese one."""
    if not piece:
        return ""
    if not any(sign in piece for sign in "№$€"):
        return piece * (size // len(piece) + 1)
    pieces, length, number = [], 0, 0
    sentences, han = make_words(), make_han()
    while length < size:
        text = piece.replace("№", str(number))
        while "$" in text:
            text = text.replace("$", next(sentences), 1)
        while "€" in text:
            text = text.replace("€", next(han), 1)
        pieces.append(text)
        length += len(text)
        number += 1
    return "".join(pieces)


def in_body(piece: str) -> TextShape:
    """A page with a piece again and again below its first paragraphs."""
    return lambda size: f"{HEAD.format('')}{fill(size, piece)}</article></body></html>"


def in_head(piece: str) -> TextShape:
    """A page with a piece again and again in its head."""
    return lambda size: f"{HEAD.format(fill(size, piece))}</article></body></html>"


def once(before: str, piece: str, after: str, *, head: bool = False) -> TextShape:
    """A page with one long thing in its body or its head: a piece again and again between two."""
    inner = in_head if head else in_body
    return lambda size: inner(f"{before}{fill(size, piece)}{after}")(1)


def nest(opening: str, closing: str, inner: str = SOME_PROSE) -> TextShape:
    """A page with an element in itself, again and again."""

    def make(size: int) -> str:
        times = max(1, size // (len(opening) + len(closing)))
        return in_body(opening * times + inner + closing * times)(1)

    return make


def dump(piece: str, head: str = "The bridge is closed\n\n" + SOME_PROSE + "\n\n") -> TextShape:
    """A text dump with a piece again and again below its first paragraph."""
    return lambda size: head + fill(size, piece)


def once_in_dump(piece: str, times: int) -> TextShape:
    """A dump of long lines, each a piece some times."""
    return lambda size: (
        dump("")(1)
        + (fill(times * len(piece), piece) + "\n") * max(1, size // (times * len(piece)))
    )


def encoded(piece: str, codec: str, *, html: bool = True) -> Shape:
    """A page or a dump in an encoding; what it has no character for is left out."""
    return lambda size: (in_body if html else dump)(piece)(size).encode(codec, "ignore")


def damaged(piece: bytes, *, html: bool) -> Shape:
    """A page or a dump of some bytes again and again, which may be text in no encoding."""
    start = HEAD.format("").encode() if html else b"The bridge is closed\n\n"
    return lambda size: start + piece * (size // len(piece) + 1)


def repeat(unit: str, start: str) -> TextShape:
    """A start and one text again and again behind it, as it is."""
    return lambda size: start + unit * (size // len(unit) + 1)
