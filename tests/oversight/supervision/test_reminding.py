"""Reminders: the right people on the right day, each step once, nothing half done."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import sweeps
from gongkai.ground.notices import actions as notices
from gongkai.ground.notices.models import Notice
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.actions import reminding
from gongkai.oversight.supervision.models import Reminder
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db


def reminded(user) -> int:
    return Notice.objects.filter(to=user, kind="supervision.reminder").count()


def everybody(district) -> list[int]:
    return [reminded(each) for each in (district.clerk, district.leader, district.officer)]


def test_step_by_step_more_people_hear_of_it(district, later):
    factory.confirmed(district, days=10)
    for days, counts in (
        (6, [0, 0, 0]),
        (7, [1, 0, 0]),
        (8, [1, 0, 0]),
        (10, [2, 1, 0]),
        (11, [3, 2, 1]),
        (30, [3, 2, 1]),
    ):
        with later(days):
            actions.remind_due()
            actions.remind_due()
            assert everybody(district) == counts, days
    assert list(Reminder.objects.order_by("step").values_list("step", flat=True)) == [1, 2, 3]
    assert Entry.objects.filter(verb="supervision.reminder").count() == 3


def test_after_an_outage_only_the_highest_step_goes_out(district, later):
    factory.issued(district, days=5)
    with later(20):
        assert actions.remind_due() == 1
        assert actions.remind_due() == 0
        assert everybody(district) == [1, 1, 1]
    subject = Notice.objects.filter(kind="supervision.reminder").first().subject
    assert subject == "区文旅局的〔2025〕督 1 号督办单应在 2025年4月15日前答复，已经过了 15 天"


def test_a_new_day_is_reminded_of_anew(district, later):
    finding = factory.confirmed(district, days=2)
    assert actions.remind_due() == 1
    actions.extend(
        by=district.officer, case=finding, version=2, reason="台风", until=factory.in_days(12)
    )
    assert actions.remind_due() == 0
    with later(10):
        assert actions.remind_due() == 1


def test_nobody_is_reminded_of_what_is_done_or_not_sent(district, later):
    factory.rectified(district, days=1)
    factory.answered(district, days=1)
    factory.drafted(district, days=1)
    factory.issued(district, "suggestion", None)
    factory.reported(district)
    with later(5):
        assert actions.remind_due() == 0


def test_where_a_unit_has_nobody_the_next_above_is_told(district):
    factory.confirmed(district, days=1, unit=district.school)
    actions.remind_due()
    assert reminded(district.officer) == 1


def test_a_crash_in_the_middle_leaves_nothing_of_that_case(district):
    first, second = factory.confirmed(district, days=1), factory.confirmed(district, days=1)
    whole = notices.notify

    def breaks(**values):
        made = whole(**values)
        if f":{first.pk}:" in values["key"]:
            raise OSError("the power went")
        return made

    with patch.object(reminding.notices, "notify", breaks), pytest.raises(RuntimeError):
        actions.remind_due()
    assert [row.case_id for row in Reminder.objects.all()] == [second.pk]
    assert reminded(district.clerk) == 1
    assert Entry.objects.filter(verb="supervision.reminder").count() == 1
    assert actions.remind_due() == 1
    assert reminded(district.clerk) == 2


def test_the_sweep_is_known():
    sweeps.discover()
    assert "supervision.remind" in {each.name for each in sweeps.registered()}
