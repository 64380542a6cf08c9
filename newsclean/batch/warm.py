"""Reads two small pages when it is imported, so that everything a worker needs is loaded.

The fork server imports this once. Each worker is forked from it, shares its modules, words and
cards, and starts in milliseconds instead of half a second. Without a fork server each worker
imports it.
"""

import gc
from functools import partial

import newsclean.batch.container_process
import newsclean.batch.safe_start  # noqa: F401 - both for the processes that are forked from here
from newsclean.batch.attempt import attempt_extraction
from newsclean.documents import load  # noqa: F401 - for its import
from newsclean.limits import YOUNG_OBJECTS
from newsclean.pipeline import extract
from newsclean.records.render import build_record, render_json_line

ENGLISH_PROSE = (
    "The river rose by two metres in the night, and the lower streets were cleared. " * 4
)
CHINESE_PROSE = "大桥通车以后，两岸之间的车程将由四十分钟缩短到十分钟，有助于缓解老桥的拥堵。" * 4
SAMPLE_DUMP = f"""海港新大桥今日通车

2024-05-17 08:30 来源: 海港晚报

{CHINESE_PROSE}

(责任编辑：林小雨)
"""
SAMPLE_HTML = f"""<html><head><title>Rain</title></head><body><h1>Rain floods the old town</h1>
<p>By Jane Miller, 17 May 2024</p><p>{ENGLISH_PROSE}</p><p>Menu</p></body></html>"""


def warm_up() -> None:
    """Extract one page of each kind, and load what only pages with an unsure body need."""
    import trafilatura  # noqa: F401, PLC0415 - half a second of CPU

    for page in (SAMPLE_DUMP, SAMPLE_HTML):
        outcome = attempt_extraction("warm", partial(extract, page.encode()))
        render_json_line(build_record(outcome))  # an error here will show in every document
    gc.collect()
    gc.freeze()  # a collection would write to every object, and so copy the memory that is shared
    gc.set_threshold(YOUNG_OBJECTS)


warm_up()
