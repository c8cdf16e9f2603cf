"""Corrections are pure: the old version stays, the new one says what was done."""

from __future__ import annotations

import copy

import pytest

from gongkai.oversight.plans import corrections
from gongkai.oversight.plans.content import Content, find, fingerprint, label
from tests.factories.plans import deadline, reading, task


def content(*tasks: dict[str, object], **head: object) -> Content:
    return corrections.adopt(reading(*tasks, **head))


def texts(of: Content) -> list[str]:
    return [task["requirement"] for task in of["tasks"]]


def test_absent_values_become_empty_text() -> None:
    found = content(task(1, item=None), title=None, document_number=None)
    assert (found["title"], found["document_number"], found["tasks"][0]["item"]) == ("", "", "")
    assert found["tasks"][0]["deadlines"][0]["source"] == "cell"


def test_a_warning_lies_beside_its_task() -> None:
    warnings = [
        {"code": "deadline_unclear", "message": "看不出日期。", "where": "第1张表第3行"},
        {"code": "row_moved", "message": "这一行错位了。", "where": "第1张表第2行"},
        {"code": "unit_unknown", "message": "不认识。", "where": "第1张表第2行"},
        {"code": "year_missing", "message": "没有年度。", "where": "全文"},
    ]
    first, second = content(task(1), task(2), warnings=warnings)["tasks"]
    assert (first["unclear"], first["notes"]) == ([], ["这一行错位了。"])
    assert (second["unclear"], second["notes"]) == (["看不出日期。"], [])


def test_a_deadline_that_gave_no_row_is_unclear_until_the_task_is_saved() -> None:
    found = content(task(1, deadlines=[], deadline_text="适时"))
    assert found["tasks"][0]["unclear"]
    saved = corrections.with_task(found, found["tasks"][0])
    assert saved["tasks"][0]["unclear"] == []


def test_nothing_is_changed_in_place() -> None:
    before = content(task(1, "区教育局"), task(2, "区教育局"))
    kept = copy.deepcopy(before)
    corrections.merged(before, 2)
    corrections.split(before, 1, at=1)
    corrections.without(before, 1)
    corrections.with_chosen(before, "区教育局", {"units": [1], "groups": []})
    corrections.added(before, corrections.blank_task(), after=1)
    assert before == kept


def test_split_gives_both_halves_units_and_deadlines_but_one_number() -> None:
    found = corrections.split(content(task(7, "区教育局"), task(8)), 1, at=1)
    first, second, _ = found["tasks"]
    assert texts(found)[:2] == ["做好第7件事。", "及时公开进展。"]
    assert (first["number"], second["number"]) == (7, None)
    assert first["units"] == second["units"]
    assert first["deadlines"] == second["deadlines"]
    assert len({task["key"] for task in found["tasks"]}) == 3


@pytest.mark.parametrize("at", [0, 2, 9])
def test_split_refuses_to_leave_one_half_empty(at: int) -> None:
    with pytest.raises(ValueError, match="one side"):
        corrections.split(content(task(1)), 1, at=at)


def test_split_and_merge_give_the_text_back() -> None:
    before = content(task(1, "区教育局"))
    cut = corrections.split(before, 1, at=1)
    assert texts(corrections.merged(cut, cut["tasks"][1]["key"])) == texts(before)


def test_merge_keeps_each_unit_once_in_its_weightiest_role() -> None:
    before = content(
        task(1, "配合:区教育局", "区水务局"),
        task(2, "牵头:区教育局", deadlines=[deadline(), deadline("ongoing", "长期坚持")]),
    )
    merged = corrections.merged(before, 2)["tasks"][0]
    assert {(unit["name"], unit["role"]) for unit in merged["units"]} == {
        ("区教育局", "lead"),
        ("区水务局", "responsible"),
    }
    assert [one["kind"] for one in merged["deadlines"]] == ["date", "ongoing"]


def test_the_first_task_has_none_above_it() -> None:
    with pytest.raises(ValueError, match="above"):
        corrections.merged(content(task(1)), 1)


def test_a_task_that_is_gone_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        corrections.without(content(task(1)), 99)


def test_a_choice_holds_for_one_task_or_for_all() -> None:
    before = content(task(1, "组:有关部门单位"), task(2, "组:有关部门单位"))
    chosen = {"units": [5], "groups": []}
    one = corrections.with_chosen(before, "有关部门单位", chosen, key=2)
    assert ["chosen" in task["units"][0] for task in one["tasks"]] == [False, True]
    every = corrections.with_chosen(one, "有关部门单位", chosen)
    assert all("chosen" in task["units"][0] for task in every["tasks"])
    none = corrections.with_chosen(every, "有关部门单位", None)
    assert none == before


def test_sentences_lose_nothing() -> None:
    text = "先做一件。（再做一件；）还有“一件。”最后没有句号"
    assert "".join(corrections.sentences(text)) == text
    assert corrections.sentences("一句话。") == ["一句话。"]


def test_an_added_task_stands_where_it_was_wanted() -> None:
    before = content(task(1), task(2))
    new = {**corrections.blank_task(), "requirement": "新的"}
    after = corrections.added(before, new, after=1)
    assert [task["requirement"][:2] for task in after["tasks"]] == ["做好", "新的", "做好"]
    assert find(after, 3) is not None
    assert label(after["tasks"][1]) == "“新的”"


def test_a_fingerprint_is_of_words_not_of_corrections_to_units() -> None:
    first = content(task(1, "区教育局"))
    assert fingerprint(first) == fingerprint(content(task(1, "区水务局")))
    assert fingerprint(first) != fingerprint(content(task(2)))
