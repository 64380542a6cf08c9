"""Check the record of the page that this project began with: `python .ci/seed.py RECORD.json`."""

import json
import sys
from pathlib import Path

WANTED = {
    "title": "共担新使命 长三角一体化发展谱写新篇章",
    "published": "2022-08-18T11:00:44+08:00",
    "published_zone": "assumed",
    "outlet": "中国网-财经",
    "site": "中国财经消费网",
    "editors": [{"name": "谭梦桐", "role": "责任编辑"}],
    "section": ["首页", "新闻"],
}

record = json.loads(Path(sys.argv[1]).read_text("utf-8"))
wrong = {key: record[key] for key, value in WANTED.items() if record[key] != value}
paragraphs = record["text"].split("\n\n")
if len(paragraphs) != 6 or not paragraphs[0].startswith("“上海发布”"):
    wrong["text"] = [text[:20] for text in paragraphs]
sys.exit(f"seed.txt: {wrong}" if wrong else 0)
