"""Reports say what their features count, in the words of the registry."""

import re
from html import unescape
from pathlib import Path

from newsclean.label.features.registry import describe_contributions
from newsclean.pipeline import explain
from newsclean.records.render import render_json_line
from newsclean.report.allowed import allow_folders
from newsclean.report.pages import render_batch_report, render_page_report
from tests.report.report_records import plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "zh-gbk.html"


def features_in(html: str) -> dict[str, str]:
    """The features that a report explains, with what they count."""
    rows = re.findall(r"<dt><code>(\w+)</code></dt><dd>([^<]+)</dd>", html)
    return {name: unescape(counts) for name, counts in rows}


def test_a_page_says_what_its_features_count() -> None:
    html = render_page_report("page.html", explain(EXAMPLE.read_bytes()))
    named = set(re.findall(r"<li><code>(\w+)</code>", html))
    assert features_in(html) == describe_contributions()
    assert {"log_length", "second_opinion", "style_vote"} <= features_in(html).keys()
    assert named <= features_in(html).keys()
    assert html.count('id="features"') == 1
    assert 'from these <a href="#features">' in html


def test_a_report_says_it_once_and_only_where_a_page_is_explained(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(render_json_line(plain(1) | {"source": str(EXAMPLE)}), "utf-8")
    sources = allow_folders([str(EXAMPLE.parent)])
    one, none = (
        render_batch_report([str(records)], str(tmp_path), views=n, sources=sources).html
        for n in (1, 0)
    )
    assert features_in(one) == describe_contributions()
    assert one.count('id="features"') == 1
    assert features_in(none) == {}
