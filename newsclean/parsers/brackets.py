"""Brackets that pages set around credits, names and places: each with the one that closes it."""

BRACKET_PAIRS = {
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    "〔": "〕",
    "《": "》",
    "「": "」",
    "『": "』",
    "<": ">",
}
OPENING_BRACKETS = frozenset(BRACKET_PAIRS)
CLOSING_BRACKETS = frozenset(BRACKET_PAIRS.values())
