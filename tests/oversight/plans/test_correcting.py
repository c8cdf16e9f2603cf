"""Corrections as actions: versions, undo, two people at once, names that are remembered."""

from __future__ import annotations

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs import queries as orgs_queries
from gongkai.ground.orgs.models import UnitAlias
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import DraftVersion, PlanDraft
from gongkai.oversight.plans.queries.drafts import checked, named, preview
from tests.factories import orgs
from tests.factories.plans import District, draft, reading, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(district: District) -> PlanDraft:
    return draft(district, reading(task(1, "区蓝天办", "区教育局"), task(2, "组:有关部门单位")))


def means(of: PlanDraft) -> dict[str, str]:
    return {name.text: name.means for name in named(checked(of))}


def test_every_correction_is_a_version_and_a_sentence(district: District, made: PlanDraft) -> None:
    first = made.current
    edited = {**first.plan["tasks"][0], "requirement": "改过的要求。"}
    version = actions.correct_task(by=district.officer, draft=made, version=1, task=edited)
    assert version.number == 2
    assert version.plan["tasks"][0]["requirement"] == "改过的要求。"
    assert made.versions.get(number=1).content == first.content
    sentence = Entry.objects.get(verb="plans.correct_task").sentence
    assert sentence == "《2025年云川区政务公开工作要点》：改了第 1 项。"


def test_undo_goes_back_one_step_and_loses_nothing(district: District, made: PlanDraft) -> None:
    actions.remove_task(by=district.officer, draft=made, version=1, key=1)
    actions.remove_task(by=district.officer, draft=made, version=2, key=2)
    assert actions.undo(by=district.officer, draft=made, version=3).number == 2
    assert len(made.current.plan["tasks"]) == 1
    assert made.versions.count() == 3
    version = actions.split_task(by=district.officer, draft=made, version=2, key=2, at=1)
    assert version.number == 4


def test_the_reading_itself_cannot_be_undone(district: District, made: PlanDraft) -> None:
    with pytest.raises(Refusal) as caught:
        actions.undo(by=district.officer, draft=made, version=1)
    assert caught.value.code == "nothing_to_undo"


def test_the_second_of_two_sees_what_the_first_did(district: District, made: PlanDraft) -> None:
    colleague = orgs.person(district.office, "office_staff", name="林岚")
    actions.remove_task(by=colleague, draft=made, version=1, key=2)
    with pytest.raises(Refusal) as caught:
        actions.correct_head(by=district.officer, draft=made, version=1, facts={"year": 2026})
    assert caught.value.code == "draft_changed"
    assert "林岚" in caught.value.sentence
    assert "删了第 2 项" in caught.value.sentence
    assert made.current.plan["year"] == 2025


def test_a_name_is_mapped_once_and_remembered(district: District, made: PlanDraft) -> None:
    actions.map_unit(by=district.officer, draft=made, version=1, text="区蓝天办", to=district.water)
    assert means(made)["区蓝天办"] == "云川区水务局"
    later = draft(district, reading(task(1, "区蓝天办"), document_number="云川政办发〔2026〕1号"))
    assert means(later)["区蓝天办"] == "云川区水务局"


def test_undoing_a_mapping_forgets_the_name(district: District, made: PlanDraft) -> None:
    before = set(UnitAlias.objects.values_list("pk", "text"))
    waiting = len(checked(made).gaps)
    actions.map_unit(by=district.officer, draft=made, version=1, text="区蓝天办", to=district.water)
    assert len(checked(made).gaps) == waiting - 1
    actions.undo(by=district.officer, draft=made, version=2)
    assert means(made)["区蓝天办"] == "还不认识"
    assert len(checked(made).gaps) == waiting
    assert set(UnitAlias.objects.values_list("pk", "text")) == before
    assert made.versions.count() == 2


def test_undo_leaves_a_name_that_was_known_before(district: District, made: PlanDraft) -> None:
    orgs_actions.remember_alias(by=None, text="区蓝天办", of=district.water)
    actions.map_unit(by=district.officer, draft=made, version=1, text="区蓝天办", to=district.water)
    actions.undo(by=district.officer, draft=made, version=2)
    assert means(made)["区蓝天办"] == "云川区水务局"


def test_undo_leaves_what_somebody_else_did_to_the_name(
    district: District, made: PlanDraft
) -> None:
    actions.map_unit(by=district.officer, draft=made, version=1, text="区蓝天办", to=district.water)
    orgs_actions.forget_alias(by=None, alias=UnitAlias.objects.get(text="区蓝天办"))
    orgs_actions.remember_alias(by=None, text="区蓝天办", of=district.school)
    actions.undo(by=district.officer, draft=made, version=2)
    assert means(made)["区蓝天办"] == "云川区教育局"


def test_a_name_may_be_mapped_for_this_plan_alone(district: District, made: PlanDraft) -> None:
    actions.map_unit(
        by=district.officer,
        draft=made,
        version=1,
        text="区蓝天办",
        to=district.water,
        remember=False,
    )
    assert means(made)["区蓝天办"] == "区水务局"
    assert not orgs_queries.register().match("区蓝天办")


def test_two_units_cannot_share_a_name_and_nothing_is_half_done(
    district: District, made: PlanDraft
) -> None:
    with pytest.raises(Refusal) as caught:
        actions.map_unit(
            by=district.officer, draft=made, version=1, text="区教育局", to=district.water
        )
    assert caught.value.code == "name_taken"
    assert "云川区教育局" in caught.value.sentence
    assert DraftVersion.objects.count() == 1


def test_a_stale_mapping_leaves_no_alias(district: District, made: PlanDraft) -> None:
    actions.remove_task(by=district.officer, draft=made, version=1, key=2)
    before = UnitAlias.objects.count()
    with pytest.raises(Refusal, match="改过这份要点"):
        actions.map_unit(
            by=district.officer, draft=made, version=1, text="区蓝天办", to=district.water
        )
    assert UnitAlias.objects.count() == before


def test_an_open_phrase_means_whom_a_person_picks(district: District, made: PlanDraft) -> None:
    assert means(made)["有关部门单位"] == "没有说是哪些单位"
    actions.pick_members(
        by=district.officer,
        draft=made,
        version=1,
        text="有关部门单位",
        units=[district.culture],
        groups=[district.group],
    )
    assert means(made)["有关部门单位"] == "区文旅局、柳渡镇、白鹭镇"
    assert not orgs_queries.register().match("有关部门单位")


def test_nobody_picked_is_no_choice(district: District, made: PlanDraft) -> None:
    with pytest.raises(Refusal, match="至少选一个单位"):
        actions.pick_members(
            by=district.officer, draft=made, version=1, text="有关部门单位", units=[], groups=[]
        )


def test_a_misread_name_is_set_right_everywhere(district: District, made: PlanDraft) -> None:
    actions.rename_unit(
        by=district.officer, draft=made, version=1, text="区蓝天办", new=" 区水务局 "
    )
    assert "区蓝天办" not in means(made)
    assert means(made)["区水务局"] == "云川区水务局"


def test_the_preview_counts_what_taking_over_makes(district: District) -> None:
    made = draft(district)
    seen = preview(checked(made))
    assert (seen.tasks, seen.assignments, len(seen.units)) == (3, 5, 5)
    assert [(unit.said, total, lead) for unit, total, lead in seen.units if lead] == [
        ("区文旅局", 1, 1)
    ]
    assert [(group.name, len(members)) for group, members in seen.groups] == [("各镇、街道", 2)]


def test_a_closed_draft_cannot_be_changed(district: District, made: PlanDraft) -> None:
    actions.discard(by=district.officer, draft=made)
    with pytest.raises(Refusal) as caught:
        actions.remove_task(by=district.officer, draft=made, version=1, key=1)
    assert caught.value.sentence.startswith("这份工作要点已作废")
    assert made.versions.count() == 1


def test_only_the_office_may_correct(district: District, made: PlanDraft) -> None:
    stranger = orgs.person(district.culture, "unit_leader")
    with pytest.raises(Refusal) as caught:
        actions.remove_task(by=stranger, draft=made, version=1, key=1)
    assert caught.value.code == "not_allowed"
