"""From the first draft to the end of a review: who passes what, what voids it, who is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnlyError
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs import queries as orgs_queries
from gongkai.ground.review import actions, queries
from gongkai.ground.review.models import Arrangement, Case
from gongkai.ground.review.queries.projected import differences
from gongkai.ground.review.rules.opinions import Opinion
from gongkai.ground.review.tasks import project
from tests.factories import orgs
from tests.factories.review import CHAIN, KIND, Bureau, content, opinion

pytestmark = pytest.mark.django_db


def codes(do: Callable[[], object]) -> list[str]:
    with pytest.raises(Refusal) as refused:
        do()
    return [reason.code for reason in refused.value.reasons]


def approve(case: Case, by: Any, said: Opinion | None = None) -> Case:
    return actions.approve(
        by=by, case=case, version=case.version, opinion=said or opinion(content())
    )


def told(user: Any) -> list[str]:
    return list(Notice.objects.filter(to=user).order_by("pk").values_list("subject", flat=True))


def why(case: Case, digest: str) -> list[str]:
    return [reason.code for reason in queries.why_not(KIND, case.record_id, digest)]


def test_four_people_pass_four_turns_and_then_it_may_go_out(bureau: Bureau) -> None:
    before = Entry.objects.count()
    case = bureau.passed()
    assert case.state == "passed"
    assert why(case, content().digest) == []
    sentences = [entry.sentence for entry in Entry.objects.order_by("pk")[before:]]
    assert sentences[-2:] == [
        "鲍密（区文旅局）保密审查通过：《关于开放日的通知》。",
        "周山（区文旅局）终审通过：《关于开放日的通知》。",
    ]
    assert told(bureau.secrecy) == ["《关于开放日的通知》等您保密审查"]
    assert told(bureau.author) == ["《关于开放日的通知》终审通过"]
    assert list(differences()) == []


def test_each_turn_is_told_to_those_who_may_pass_it_and_nobody_else(bureau: Bureau) -> None:
    bureau.passed(turns=1)
    assert told(bureau.second)[-1] == "《关于开放日的通知》等您复审"
    assert told(bureau.secrecy) == []


@pytest.mark.parametrize("turns", range(5))
def test_a_change_of_text_or_attachment_voids_all_of_it(bureau: Bureau, turns: int) -> None:
    case = bureau.passed(content(a="名单"), turns=turns)
    changed = bureau.hand_in(content(a="另一份名单"), case.record_id)
    assert (changed.state, changed.turn, changed.due) == ("draft", "", None)
    assert why(changed, content(a="另一份名单").digest) == ["not_passed"]


def test_a_content_that_differs_in_nothing_voids_nothing(bureau: Bureau) -> None:
    case = bureau.passed()
    same = bureau.hand_in(content(), case.record_id)
    assert (same.state, same.version) == ("passed", case.version)


def test_what_passed_goes_out_as_it_passed_and_not_otherwise(bureau: Bureau) -> None:
    case = bureau.passed()
    assert why(case, content("别的正文").digest) == ["changed_since"]
    assert why(bureau.case(), content().digest) == ["not_passed"]
    assert [one.code for one in queries.why_not(KIND, 999_999, "")] == ["not_reviewed"]


def test_the_author_reviews_nothing_even_with_every_role(bureau: Bureau) -> None:
    for role in ("reviewer", "secrecy_reviewer", "unit_leader"):
        orgs_actions.give_post(
            by=None, user=bureau.author, unit=bureau.unit, role=role, since=date(2025, 1, 1)
        )
    orgs_queries.forget(bureau.author)
    for turns in range(4):
        case = bureau.passed(turns=turns)
        assert codes(lambda case=case: approve(case, bureau.author)) == ["own_text"]


def test_whoever_changed_it_later_is_an_author_too(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)
    case = bureau.hand_in(content("改过的正文。"), case.record_id, by=bureau.second)
    case = actions.submit(by=bureau.author, case=case, version=case.version)
    changed = opinion(content("改过的正文。"))
    case = approve(case, bureau.first, changed)
    assert codes(lambda: approve(case, bureau.second, changed)) == ["own_text"]


def test_nobody_passes_two_turns_until_the_office_allows_it(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)
    assert codes(lambda: approve(case, bureau.first)) == ["seen_already"]
    actions.arrange(
        by=bureau.admin, unit=bureau.unit, chain=CHAIN.kind, joined=[], one_person=True,
        reason="只有三个人。",
    )  # fmt: skip
    assert codes(lambda: approve(case, bureau.first)) == ["seen_already"]  # it was sent before
    again = bureau.passed(turns=1)
    assert approve(again, bureau.first).turn == ",secrecy,"


def test_joined_stages_are_one_turn_and_the_sheet_can_say_so(bureau: Bureau) -> None:
    actions.arrange(
        by=bureau.admin, unit=bureau.unit, chain=CHAIN.kind, joined=[["first", "second"]],
        one_person=False, reason="人少。",
    )  # fmt: skip
    case = bureau.case()
    case = actions.submit(by=bureau.author, case=case, version=case.version)
    assert case.turn == ",first,second,"
    assert approve(case, bureau.first).turn == ",secrecy,"


@pytest.mark.parametrize("joined", [["second", "secrecy"], ["first", "final"], ["first"]])
def test_what_cannot_be_joined_is_refused(bureau: Bureau, joined: list[str]) -> None:
    def arrange(by: Any, reason: str = "人少。") -> Arrangement:
        return actions.arrange(
            by=by, unit=bureau.unit, chain=CHAIN.kind, joined=[joined], one_person=False,
            reason=reason,
        )  # fmt: skip

    assert codes(lambda: arrange(bureau.admin)) == ["cannot_join"]
    assert codes(lambda: arrange(bureau.admin, " ")) == ["reason_missing"]
    assert codes(lambda: arrange(bureau.leader)) == ["not_allowed"]


def test_secrecy_is_reviewed_part_by_part_and_never_in_batches(bureau: Bureau) -> None:
    reviewed = content(a="名单")
    case = bureau.passed(reviewed, turns=2)
    whole = opinion(reviewed)
    half = Opinion(parts=whole.parts[:1])
    assert codes(lambda: approve(case, bureau.secrecy, half)) == ["part_missing"]
    many = [(case, case.version)]
    assert codes(lambda: actions.approve_many(by=bureau.secrecy, cases=many)) == ["one_by_one"]
    assert approve(case, bureau.secrecy, whole).turn == ",final,"


def test_a_stage_without_ticks_is_passed_for_many_or_for_none(bureau: Bureau) -> None:
    cases = [bureau.passed(turns=1) for _ in range(3)]
    first = bureau.passed(turns=0)
    seen = [(case, case.version) for case in cases]
    with_ticks = [*seen, (first, first.version)]
    assert codes(lambda: actions.approve_many(by=bureau.second, cases=with_ticks)) == ["not_ticked"]
    assert {Case.objects.get(pk=case.pk).turn for case in cases} == {",second,"}
    assert actions.approve_many(by=bureau.second, cases=seen) == 3
    assert {Case.objects.get(pk=case.pk).turn for case in cases} == {",secrecy,"}


def test_ticks_of_proofreading_are_asked_for(bureau: Bureau) -> None:
    case = bureau.passed(turns=0)
    assert codes(lambda: approve(case, bureau.first, Opinion("没有问题"))) == ["not_ticked"]


def test_sending_back_needs_a_reason_and_the_author_is_told(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)

    def back(reason: str) -> Case:
        return actions.send_back(by=bureau.second, case=case, version=case.version, reason=reason)

    assert codes(lambda: back("  ")) == ["reason_missing"]
    assert back("第三段写错了日期。").state == "returned"
    assert told(bureau.author) == ["《关于开放日的通知》复审退回修改"]


def test_only_the_unit_sends_recalls_and_ends(bureau: Bureau) -> None:
    case = bureau.case()
    stranger = orgs.person(orgs.unit(), "info_officer")
    for by in (stranger, bureau.admin, bureau.first):
        assert codes(lambda by=by: actions.submit(by=by, case=case, version=case.version)) == [
            "not_allowed"
        ]
    sent = actions.submit(by=bureau.author, case=case, version=case.version)
    taken = actions.recall(by=bureau.author, case=sent, version=sent.version)
    assert (taken.state, taken.turn) == ("draft", "")
    ended = actions.end(by=bureau.author, case=taken, version=taken.version, reason="不发了。")
    assert ended.state == "ended"
    assert codes(lambda: bureau.hand_in(content("又改"), case.record_id)) == ["wrong_state"]


def test_strangers_and_other_stages_pass_nothing(bureau: Bureau) -> None:
    case = bureau.passed(turns=2)
    other = orgs.person(orgs.unit(parent=bureau.government), "secrecy_reviewer")
    for by in (bureau.second, bureau.leader, other):
        assert "not_reviewer" in codes(lambda by=by: approve(case, by))


def test_the_second_of_two_learns_what_the_first_did(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)
    approve(case, bureau.second)
    with pytest.raises(Refusal, match="马康（区文旅局）已经“审核通过”"):
        actions.send_back(by=bureau.second, case=case, version=case.version, reason="错了。")


def stand_in_for(user: Any, person: Any) -> Any:
    today = clock.today()
    orgs_actions.name_deputy(
        by=None, post=user.posts.get(), person=person, since=today, until=today
    )
    orgs_queries.forget(person)
    return person


def test_a_deputy_is_told_passes_in_the_place_of_the_post_and_is_named(bureau: Bureau) -> None:
    stand_in = stand_in_for(bureau.secrecy, orgs.person(name="代班"))
    case = bureau.passed(turns=2)
    assert told(stand_in) == ["《关于开放日的通知》等您保密审查"]
    case = approve(case, stand_in)
    assert case.turn == ",final,"
    assert case.steps.get(number=case.version).data["for"] == [bureau.secrecy.pk]


def test_an_own_post_elsewhere_does_not_hide_whose_deputy_one_is(bureau: Bureau) -> None:
    elsewhere = orgs.person(orgs.unit(parent=bureau.government), "reviewer")
    stand_in = stand_in_for(bureau.first, elsewhere)
    assert codes(lambda: approve(bureau.passed(turns=1), stand_in)) == ["seen_already"]


def test_the_last_days_of_what_is_under_review_follow_the_calendar(bureau: Bureau) -> None:
    case, done = bureau.passed(turns=1), bureau.passed()
    Case.objects.update(due=date(2020, 1, 1))
    assert project() == 1
    assert Case.objects.get(pk=case.pk).due == case.due
    assert Case.objects.get(pk=done.pk).due == date(2020, 1, 1), "that is for rebuild"


def test_reading_many_cases_asks_no_more_often(
    bureau: Bureau, django_assert_num_queries: Any
) -> None:
    for _ in range(5):
        bureau.passed()
    with django_assert_num_queries(3):  # the calendar, the cases, their steps
        assert list(differences()) == []


def test_a_turn_has_its_working_days(bureau: Bureau) -> None:
    with clock.hold(datetime(2026, 9, 17, 10, tzinfo=clock.CHINA)):  # a Thursday; the 20th works
        case = bureau.passed(turns=0)
    assert case.due == date(2026, 9, 20)


def test_steps_and_versions_are_never_changed(bureau: Bureau) -> None:
    case = bureau.passed()
    for row in (case.steps.first(), case.versions.first()):
        for change in (row.save, row.delete):
            with pytest.raises(AppendOnlyError):
                change()


def test_columns_that_do_not_agree_are_found(bureau: Bureau) -> None:
    case = bureau.passed(turns=1)
    Case.objects.filter(pk=case.pk).update(state="passed")
    assert len(list(differences())) == 1
    assert why(case, content().digest) == ["not_passed"], "the gate reads the steps"
