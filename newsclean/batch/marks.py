"""Marks in what a run leaves on the disk: what has one was written by newsclean.

A mark is `{"newsclean": {"format": 1, "kind": …}}` in a JSON object. What has none, or one of
another kind, belongs to somebody else, whatever its name is.
"""

import json
import os
import re
from hashlib import blake2b
from typing import Any

Facts = dict[str, Any]
MARK_KEY = "newsclean"
MARK_FORMAT = 1
"""The version of all files beside an output; it rises when an older newsclean cannot read them."""
UNFINISHED_KIND, MANIFEST_KIND = "unfinished run", "manifest"
UNFINISHED_ENDING, MANIFEST_ENDING = ".unfinished", ".manifest.json"  # of what stands beside OUT
RUN_ID_BYTES = 16
RUN_ID = re.compile(f"[0-9a-f]{{{2 * RUN_ID_BYTES}}}")
CHECK_BYTES = 8
MAX_FACTS_BYTES = 16_000_000  # of the JSON that a run says of itself: options and paths
BLOCK_BYTES = 1 << 20


def make_mark(kind: str, **more: Any) -> Facts:
    """A mark.

    >>> make_mark("manifest")
    {'newsclean': {'format': 1, 'kind': 'manifest'}}
    """
    return {MARK_KEY: {"format": MARK_FORMAT, "kind": kind, **more}}


def read_mark(facts: Any, kind: str) -> Facts | None:
    """What the mark of this kind says; `None` where there is none."""
    mark = facts.get(MARK_KEY) if isinstance(facts, dict) else None
    if not isinstance(mark, dict) or mark.get("kind") != kind:
        return None
    return mark if type(mark.get("format")) is int else None


def is_later_mark(mark: Facts) -> bool:
    """Whether a mark is of a later newsclean, whose files this one does not know."""
    return bool(mark["format"] > MARK_FORMAT)


def make_run_id() -> str:
    """A name for a run that no other has."""
    return os.urandom(RUN_ID_BYTES).hex()


def is_run_id(value: Any) -> bool:
    r"""Whether a value is the name of a run.

    >>> is_run_id(make_run_id()), is_run_id("\ud800"), is_run_id(7)
    (True, False, False)
    """
    return isinstance(value, str) and RUN_ID.fullmatch(value) is not None


def parse_facts(data: bytes) -> Facts | None:
    """A JSON object; `None` where the bytes are anything else."""
    if len(data) > MAX_FACTS_BYTES:
        return None
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None


def read_facts_file(path: str) -> Facts | None:
    """The JSON object in a file; `None` where the file is missing or holds anything else.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return parse_facts(file.read(MAX_FACTS_BYTES + 1))
    except FileNotFoundError:
        return None


def is_older_run(facts: Facts) -> bool:
    """Whether facts without a mark are those of a run from before there were marks."""
    versions, options = facts.get("versions"), facts.get("options")
    return (
        isinstance(versions, dict)
        and isinstance(versions.get("newsclean"), str)
        and "record" in versions
        and isinstance(options, dict)
        and isinstance(options.get("form"), str)
        and isinstance(options.get("selection"), dict)
    )


def compute_check(data: bytes | memoryview, key: bytes = b"", more: bytes = b"") -> str:
    """Sixteen hexadecimal digits that change with the bytes, and with those that follow them."""
    digest = blake2b(data, digest_size=CHECK_BYTES, key=key)
    if more:
        digest.update(more)
    return digest.hexdigest()


def compute_file_check(path: str, size: int | None = None) -> str:
    """The same of a file, or of its first bytes: 32 digits.

    Raises:
        OSError: it cannot be read.
    """
    digest, left = blake2b(digest_size=2 * CHECK_BYTES), size
    with open(path, "rb") as file:
        while block := file.read(BLOCK_BYTES if left is None else min(left, BLOCK_BYTES)):
            digest.update(block)
            left = None if left is None else left - len(block)
    return digest.hexdigest()
