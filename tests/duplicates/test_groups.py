"""`duplicates.groups`: what is one story and what is not, in whatever order the records come."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("rensa")

from newsclean.duplicates import Group, find_duplicates
from newsclean.duplicates import groups as grouping
from newsclean.duplicates.candidates import MAX_BUCKET_TEXTS
from newsclean.duplicates.text_store import Likeness, TextStore
from tests.duplicates.stories import POOL, grouped, story, words


@pytest.mark.parametrize("chinese", [False, True])
def test_an_agency_story_in_forty_papers_is_one_group(*, chinese: bool) -> None:
    """Other datelines, other quotation marks, a line of the paper's own, cut at the end."""
    text = words(1, 900 if chinese else 500, chinese=chinese)
    choose = random.Random(2)  # noqa: S311 - no secret
    papers = []
    for number in range(40):
        cut = int(len(text) * choose.uniform(0.35, 1.0))
        dateline = choose.choice(["新华社南湾5月17日电 ", "本报讯 ", "SOUTH BAY (AP) — ", ""])
        end = "" if number % 4 else f"\n\n{words(100 + number, 12, chinese=chinese)}"
        papers.append(story(f"paper-{number:02}", dateline + text[:cut].replace("，", ", ") + end))
    others = [story(f"other-{n}", words(500 + n, 400, chinese=chinese)) for n in range(30)]
    groups = grouped(papers + others)
    assert len(groups) == 1
    assert sorted(groups[0]) == [values["source"] for values in papers]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(words(3, 300), words(4, 300), id="two stories"),
        pytest.param(words(3, 40), words(3, 40) + words(4, 300), id="a short one opens another"),
        pytest.param(
            words(3, 120), words(5, 200) + words(3, 120) + words(4, 60), id="told within a roundup"
        ),
        pytest.param("", "", id="no text"),
        pytest.param("……", "！！", id="no letters"),
        pytest.param(
            words(3, 12), words(3, 9) + " rebuilt three elsewhere", id="a short one, three words"
        ),
    ],
)
def test_what_is_not_one_story(one: str, other: str) -> None:
    assert grouped([story("a", one), story("b", other)]) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(words(3, 90), words(3, 90), "exact", id="the same"),
        pytest.param(words(3, 90), words(3, 90).upper().replace(" ", "\n"), "exact", id="set else"),
        pytest.param("海港隧道", "海港 隧道！", "exact", id="a dump's spaces"),
        pytest.param(words(3, 300), words(3, 296) + " bought by others", "near", id="a new end"),
        pytest.param(words(3, 300), words(3, 120), "near", id="cut"),
        pytest.param(
            words(3, 300), "Our correspondent. " + words(3, 110), "near", id="cut, with a lead"
        ),
    ],
)
def test_what_is_one_story(one: str, other: str, kind: str) -> None:
    groups = find_duplicates([story("a", one), story("b", other)])
    assert [group.kind for group in groups] == [kind]
    likeness = groups[0].members[1].likeness
    assert (likeness.similarity == 1) == (kind == "exact")
    assert max(likeness) >= 0.8


def test_a_page_that_tells_two_stories_does_not_join_them() -> None:
    first, second = words(3, 200), words(4, 200)
    groups = grouped(
        [
            story("first", first, published="2024-05-01"),
            story("second", second, published="2024-05-02"),
            story("both", f"{first}\n\n{second}", published="2024-05-03"),
        ]
    )
    assert all(not {"first", "second"} <= {*group} for group in groups)


def test_a_chain_of_small_changes_does_not_join_what_shares_nothing() -> None:
    """Each text is the one before with its first tenth gone and a new tenth at its end."""
    parts = [words(seed, 40) for seed in range(40)]
    chain = [" ".join(parts[n : n + 20]) for n in range(0, 21, 2)]
    records = [story(f"{n:02}", text) for n, text in enumerate(chain)]
    groups = find_duplicates(records)
    assert groups
    assert all({"00", "10"} - {m.entry.source for m in group.members} for group in groups)
    for group in groups:
        assert min(max(member.likeness) for member in group.members) >= 0.6


def test_the_same_few_words_are_one_story_under_the_same_title_only() -> None:
    records = [
        story("a", "视频", title="海港隧道通车"),
        story("b", "视频", title="图书馆开放"),
        story("c", "视频", title="图书馆 开放"),
    ]
    assert grouped(records) == [["b", "c"]]


def test_only_stories_are_in_groups() -> None:
    text = words(3, 200)
    listed = {**story("b", text), "status": "list"}
    failed = {**story("c", text), "status": "error"}
    assert grouped([story("a", text), listed, failed, {"source": "d", "text": text}]) == []


def test_the_earliest_represents_then_the_best_then_the_first_by_name() -> None:
    text = words(3, 200)
    records = [
        story("e", text, quality=0.99),
        story("d", text, published="2024-05-17", quality=0.9),
        story("c", text, published="2024-05-17T08:00:00+08:00", quality=0.2),
        story("b", text, published="2024-05-17T00:00:00Z", quality=0.5),
        story("a", text, published="2024-05-17T00:00:00Z", quality=0.5),
    ]
    assert grouped(records) == [["a", "b", "c", "d", "e"]]


def test_a_record_that_comes_twice_is_a_group() -> None:
    twice = story("a", words(3, 200))
    assert grouped([twice, twice]) == [["a", "a"]]


@settings(max_examples=12)
@given(st.permutations(POOL), st.sampled_from([0.5, 0.65, 0.8, 0.95]))
def test_the_order_of_the_records_changes_nothing(
    records: list[dict[str, Any]], threshold: float
) -> None:
    found = [group.to_record() for group in find_duplicates(records, threshold=threshold)]
    again = [group.to_record() for group in find_duplicates(POOL, threshold=threshold)]
    assert json.dumps(found) == json.dumps(again)


@given(st.lists(st.sampled_from(POOL), max_size=12))
def test_groups_are_parts_of_the_records(records: list[dict[str, Any]]) -> None:
    groups = find_duplicates(records)
    members = [(m.entry.source, m.entry.record) for group in groups for m in group.members]
    assert len(members) <= len(records)
    assert all(len(group.members) > 1 for group in groups)
    assert {source for source, _ in members} <= {values["source"] for values in records}
    sizes = [len(group.members) for group in groups]
    assert sizes == sorted(sizes, reverse=True)


def test_many_pages_of_one_template_are_one_group() -> None:
    """In a bucket larger than `MAX_BUCKET_TEXTS` not every pair is tried, and order still means nothing."""
    template = words(3, 150)
    records = [
        story(f"{n:03}", f"{template} {words(1000 + n, 8)}") for n in range(3 * MAX_BUCKET_TEXTS)
    ]
    (group,) = find_duplicates(records)
    assert len(group.members) == len(records)
    assert [group.id] == [again.id for again in find_duplicates(records[::-1])]


def test_pages_a_little_less_alike_cost_a_bounded_number_of_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template, compared = words(3, 100), list[tuple[int, int]]()
    records = [
        story(f"{n:03}", f"{template} {words(1000 + n, 25)}") for n in range(3 * MAX_BUCKET_TEXTS)
    ]
    likeness = TextStore.compare
    monkeypatch.setattr(grouping, "MAX_FAILED_COMPARISONS", 5)

    def counted(store: TextStore, one: int, other: int) -> Likeness:
        compared.append((one, other))
        return likeness(store, one, other)

    monkeypatch.setattr(TextStore, "compare", counted)
    found = find_duplicates(records)
    assert sum(len(group.members) for group in found) < len(records)
    assert 100 < len(compared) < 5 * len(records)


def test_a_group_tells_what_is_needed_to_look_it_up() -> None:
    text = words(3, 200)
    (group,) = find_duplicates([story("a", text, site="Bay Post"), story("b", text + " and so on")])
    assert isinstance(group, Group)
    told = group.to_record()
    assert told["size"] == 2
    assert [member["source"] for member in told["members"]] == ["a", "b"]
    assert told["members"][0] == {
        "source": "a",
        "record": told["members"][0]["record"],
        "site": "Bay Post",
        "published": None,
        "similarity": 1.0,
        "containment": 1.0,
    }
