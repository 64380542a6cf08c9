"""One JSON Lines file: the records as they are, a line each."""

import os
from collections.abc import Iterable

from newsclean.records.stores import OutputRow


def write_jsonl(rows: Iterable[OutputRow], path: str) -> None:
    """Write the lines, as `stores.OutputWriter` asks for."""
    with open(path, "xb") as file:
        file.writelines(row.line for row in rows)
        file.flush()
        os.fsync(file.fileno())
