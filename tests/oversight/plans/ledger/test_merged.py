"""A task that is handed to a unit that has it already: merged, told, and read where it lives on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.evidence.holders import may_see
from gongkai.ground.evidence.items import LinkItem
from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment, WorkEvent
from gongkai.oversight.plans.queries.ledger.lookback import chain
from gongkai.oversight.plans.queries.ledger.merged import goes_on_in
from tests.factories import orgs
from tests.factories.plans import District, reading, taken_over, task

pytestmark = pytest.mark.django_db
REASON = "机构改革，职责划转。"


class Two:
    """Two units with the same task; the first has reported on it, with proof."""

    def __init__(self, district: District) -> None:
        taken_over(district, reading(task(1, "区文旅局", "区水务局")))
        self.district = district
        self.old, self.new = (
            Assignment.objects.get(unit=unit) for unit in (district.culture, district.water)
        )
        self.clerk: User = orgs.person(district.culture, "info_officer")
        self.heir: User = orgs.person(district.water, "info_officer")
        ledger.sign(by=self.clerk, assignment=self.old, version=1)
        proof = (LinkItem(url="https://www.example.gov.cn/a", title="动员会通知"),)
        ledger.report(
            by=self.clerk, assignment=self.old, version=2, text="开了动员会。", items=proof
        )

    def merge(self) -> WorkEvent:
        return ledger.transfer(
            by=self.district.officer,
            assignment=self.old,
            version=None,
            unit=self.district.water,
            reason=REASON,
        )

    @property
    def report(self) -> WorkEvent:
        return WorkEvent.objects.get(assignment=self.old, verb="report")

    def stands(self) -> Assignment | None:
        self.old.refresh_from_db()
        return goes_on_in(self.old)


@pytest.fixture
def two(district: District) -> Two:
    return Two(district)


def page(client: Client, user: User, row: Assignment) -> str:
    client.force_login(user)
    return client.get(reverse("plans:assignment", args=[row.pk])).content.decode()


def test_all_are_told_into_whom(two: Two, client: Client) -> None:
    two.merge()
    assert two.stands() == two.new
    sentence = Entry.objects.filter(verb="plans.merge").latest("pk").sentence
    assert (
        f"把任务并入了接收单位已有的同一项（区文旅局，第 1 项任务）：区水务局：{REASON}" in sentence
    )
    assert "已经并入区水务局的第 1 项" in page(client, two.clerk, two.old)
    assert reverse("plans:assignment", args=[two.new.pk]) not in page(client, two.clerk, two.old)
    office = page(client, two.district.officer, two.old)
    assert reverse("plans:assignment", args=[two.new.pk]) in office


def test_the_heir_reads_the_history_and_its_proof(two: Two, client: Client) -> None:
    kind = WorkEvent._meta.label_lower
    stranger = orgs.person(two.district.school, "info_officer")
    assert not may_see(two.heir, kind, two.report.pk)
    two.merge()
    assert may_see(two.heir, kind, two.report.pk)
    assert not may_see(stranger, kind, two.report.pk)
    told = page(client, two.heir, two.new)
    assert "区文旅局并入以前的经过" in told
    assert "开了动员会。" in told
    assert "动员会通知" in told


def test_a_merge_that_no_longer_stands_is_not_told(two: Two, client: Client) -> None:
    two.merge()
    ledger.reopen(by=two.district.officer, assignment=two.old, version=4, reason="还是分开办。")
    ledger.withdraw(by=two.district.officer, assignment=two.old, version=5, reason="不用办了。")
    assert two.stands() is None
    assert chain(two.new) == []
    assert not may_see(two.heir, WorkEvent._meta.label_lower, two.report.pk)
    assert "并入" not in page(client, two.heir, two.new)


def test_a_transfer_that_was_undone_is_not_told(two: Two) -> None:
    two.merge()
    ledger.undo(by=two.district.officer, assignment=two.old, version=4)
    ledger.withdraw(by=two.district.officer, assignment=two.old, version=5, reason="不用办了。")
    assert chain(two.new) == []
