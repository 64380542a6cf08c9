"""A second judge of legacy bytes, charset-normalizer, which shares no model with the detector.

It reads the text in each encoding and looks for mess and for the letters of languages. So it does
not choose, it is asked whether it agrees: measured, it is right less often than the vote, but where
it names the same encoding first the vote is seldom wrong (docs/encodings.md).
"""

from functools import cache

from newsclean.decode.detector import build_text_sample, find_name_of_codec
from newsclean.decode.web_codecs import ISO_2022_JP, UTF_ENCODINGS, load_encoding_labels
from newsclean.dependencies import require


def judge_encodings(data: bytes) -> tuple[str, ...]:
    """The encodings that the second judge likes best, all equally well; `()` if it likes none.

    >>> judge_encodings("Речной посёлок этим летом достроил участок дамбы.".encode("cp1251"))
    ('windows-1251',)

    Raises:
        DependencyError: the judge is too old.
    """
    sample = build_text_sample(data)
    if not sample:
        return ()
    require("charset-normalizer")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - no UTF-8 page needs it

    # What a page says of itself has its own vote, so it is not looked for here.
    matches = from_bytes(
        sample,
        cp_isolation=list(list_judged_codecs()),
        preemptive_behaviour=False,
        enable_fallback=False,
    )
    best = matches.best()
    if best is None:
        return ()
    liked = [
        codec
        for match in matches
        if match.coherence == best.coherence and match.chaos == best.chaos
        for codec in match.could_be_from_charset
    ]
    return tuple(dict.fromkeys(find_name_of_codec(codec) for codec in liked))


@cache
def list_judged_codecs() -> tuple[str, ...]:
    """Python's codecs for the legacy encodings that a page may name."""
    left_out = {*UTF_ENCODINGS, ISO_2022_JP}
    return tuple(
        sorted({codec for name, codec in load_encoding_labels().values() if name not in left_out})
    )
