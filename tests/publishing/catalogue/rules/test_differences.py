"""A table against the catalogue: each row finds its entry, none is taken twice."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gongkai.publishing.catalogue.rules.differences import COMPARED, gone, match, merged, rewritten
from gongkai.publishing.catalogue.rules.freshness import freshness

EMPTY: dict[str, Any] = dict.fromkeys(COMPARED, "") | {"channels": [], "levels": []}


def said(matter: str, content: str, **more: Any) -> dict[str, Any]:
    return EMPTY | {"matter": matter, "content": content} | more


def test_the_same_row_is_the_same_entry_whatever_its_spaces() -> None:
    found = match([said("低保", "条件、 标准")], {7: said("低保", "条件、标准")})
    assert [(one.entry, one.change) for one in found] == [(7, "same")]


def test_a_row_that_was_reworded_is_told_with_what_differs() -> None:
    before = {7: said("低保", "申请条件、保障标准、办理结果", limit_text="20个工作日内")}
    row = said("低保", "申请条件、保障标准、办理的结果", limit_text="10个工作日内")
    found = match([row], before)
    assert (found[0].entry, found[0].change) == (7, "changed")
    assert found[0].fields == ("content", "limit_text")


def test_another_matter_or_another_content_is_new() -> None:
    before = {7: said("低保", "申请条件、保障标准、办理结果")}
    rows = [said("特困", "申请条件、保障标准、办理结果"), said("低保", "每季度资金发放名单")]
    assert [one.change for one in match(rows, before)] == ["new", "new"]
    assert gone(match(rows, before), before) == [7]


def test_another_content_of_the_same_matter_may_be_the_same_entry() -> None:
    before = {7: said("低保", "申请条件、保障标准、办理结果"), 8: said("特困", "名单")}
    rows = [said("低保", "每季度资金发放名单"), said("特困", "名单"), said("临时救助", "名单")]
    assert rewritten(rows, match(rows, before), before) == {0: 7}
    assert rewritten(rows, match(rows, {8: before[8]}), {8: before[8]}) == {}


def test_an_empty_cell_takes_nothing_away() -> None:
    before = said(
        "低保", "申请条件、保障标准", section="救助科", channels=["政府网站"], basis="依据"
    )
    row = said("低保", "申请条件、保障标准", basis="新依据")
    made = merged(row, before)
    assert (made["section"], made["channels"], made["basis"]) == ("救助科", ["政府网站"], "新依据")
    assert match([row], {7: before})[0].fields == ("basis",)


TEXTS = st.sampled_from(["条件、标准", "名单、金额", "依据、流程、结果", "条件、标准和流程"])
ROWS = st.lists(st.builds(said, st.sampled_from(["低保", "特困"]), TEXTS), max_size=8)


@given(ROWS, ROWS)
def test_no_entry_is_taken_twice_and_none_is_lost(
    rows: list[dict[str, Any]], before: list[dict[str, Any]]
) -> None:
    entries = dict(enumerate(before))
    found = match(rows, entries)
    taken = [one.entry for one in found if one.entry is not None]
    assert len(found) == len(rows)
    assert len(taken) == len(set(taken))
    assert sorted([*taken, *gone(found, entries)]) == sorted(entries)


@given(ROWS)
def test_a_catalogue_against_itself_differs_in_nothing(rows: list[dict[str, Any]]) -> None:
    assert all(one.change == "same" for one in match(rows, dict(enumerate(rows))))


def test_columns_are_stale_by_their_kind() -> None:
    today = date(2026, 11, 26)
    assert freshness("news", None, today) == "blank"
    assert freshness("news", date(2026, 11, 11), today) == "stale"
    assert freshness("news", date(2026, 11, 12), today) == "soon"
    assert freshness("news", date(2026, 11, 20), today) == "fresh"
    assert freshness("notice", date(2026, 5, 25), today) == "stale"
    assert freshness("policy", date(2026, 6, 1), today) == "soon"
    assert freshness("fixed", date(2001, 1, 1), today) == "fresh"
