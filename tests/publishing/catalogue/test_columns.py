"""Columns, guides of units, and what a higher level orders to be reposted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.publishing.catalogue import actions
from gongkai.publishing.catalogue.models import RepostDuty
from gongkai.publishing.catalogue.queries import columns as column_queries
from tests.factories import catalogue, orgs
from tests.factories.plans import District, reading, taken_over, task
from tests.factories.release import Press
from tests.factories.review import Bureau

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 14, 9, tzinfo=clock.CHINA)


@pytest.fixture
def bureau() -> Bureau:
    return Bureau()


@pytest.fixture
def directory(bureau: Bureau) -> Any:
    return catalogue.directory(bureau.author, bureau.unit)


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


class TestColumns:
    def test_a_column_is_fresh_by_what_is_public_in_it(self, bureau: Bureau) -> None:
        column = catalogue.column(bureau.author, bureau.unit)
        rows = column_queries.columns_of(bureau.author)
        assert [one.state for one in column_queries.freshness_of(rows)] == ["blank"]
        press = Press(bureau.unit)
        publication = press.published(more={"shelves": (f"column:{column.pk}",)})
        assert [one.state for one in column_queries.freshness_of(rows)] == ["fresh"]
        late = clock.today() + timedelta(days=15)
        assert [one.state for one in column_queries.freshness_of(rows, late)] == ["stale"]
        press.withdraw(publication)
        assert [one.state for one in column_queries.freshness_of(rows)] == ["blank"]

    def test_what_has_expired_does_not_count_before_any_sweep(self, bureau: Bureau) -> None:
        column = catalogue.column(bureau.author, bureau.unit)
        rows = column_queries.columns_of(bureau.author)
        more = {"shelves": (f"column:{column.pk}",), "expires_on": clock.today()}
        Press(bureau.unit).published(more=more)
        assert [one.state for one in column_queries.freshness_of(rows)] == ["fresh"]
        with clock.hold(clock.now() + timedelta(days=1)):
            assert [one.state for one in column_queries.freshness_of(rows)] == ["blank"]

    def test_columns_are_three_deep_and_never_under_themselves(self, bureau: Bureau) -> None:
        first = catalogue.column(bureau.author, bureau.unit)
        second = catalogue.column(bureau.author, bureau.unit, parent=first)
        third = catalogue.column(bureau.author, bureau.unit, parent=second)
        with pytest.raises(Refusal) as refusal:
            catalogue.column(bureau.author, bureau.unit, parent=third)
        assert codes(refusal) == ["too_deep"]
        with pytest.raises(Refusal):
            actions.keep_column(
                by=bureau.author,
                unit=bureau.unit,
                column=first,
                name="a",
                kind="news",
                parent=first,
            )
        with pytest.raises(Refusal) as refusal:
            actions.switch_column(by=bureau.author, column=first, active=False)
        assert codes(refusal) == ["has_children"]


class TestReposts:
    def order(self, bureau: Bureau) -> RepostDuty:
        row = actions.order_repost(
            by=bureau.admin,
            unit=bureau.office,
            title="关于防汛的通知",
            source="中国政府网",
            asked_on=clock.today(),
            due_at=clock.now() + timedelta(hours=24),
            units=[bureau.unit, bureau.unit],
        )
        return row.duties.get()

    def test_a_unit_shows_its_proof_once(self, bureau: Bureau) -> None:
        duty = self.order(bureau)
        with pytest.raises(Refusal) as refusal:
            actions.finish_repost(by=bureau.author, duty=duty)
        assert codes(refusal) == ["proof_missing"]
        with pytest.raises(Refusal) as refusal:
            actions.finish_repost(by=bureau.author, duty=duty, proof="javascript:alert(1)")
        assert codes(refusal) == ["proof_wrong"]
        done = actions.finish_repost(by=bureau.author, duty=duty, proof="https://a.gov.cn/1")
        assert done.state == "done"
        with pytest.raises(Refusal) as refusal:
            actions.finish_repost(by=bureau.author, duty=duty, reason="不适用")
        assert codes(refusal) == ["wrong_state"]

    def test_the_office_does_not_report_in_a_unit_s_name(self, bureau: Bureau) -> None:
        with pytest.raises(Refusal) as refusal:
            actions.finish_repost(by=bureau.admin, duty=self.order(bureau), proof="https://a")
        assert codes(refusal) == ["not_allowed"]

    def test_it_is_a_task_of_the_year_s_plan(self) -> None:
        district = District()
        plan = taken_over(district, reading(task(1, "区文旅局", requirement="办好开放日。"),
                                            year=clock.today().year))  # fmt: skip
        unit = orgs.unit(parent=plan.unit.parent or plan.unit)
        admin = orgs.person(plan.unit, "office_admin")
        actions.order_repost(
            by=admin, unit=plan.unit, title="关于防汛的通知", source="中国政府网",
            asked_on=clock.today(), due_at=clock.now() + timedelta(hours=24), units=[unit],
        )  # fmt: skip
        added = plan.tasks.get(section="重要信息转载")
        assert "关于防汛的通知" in added.requirement
        assert [one.unit_id for one in added.assignments.all()] == [unit.pk]

    def test_whoever_is_late_is_reminded_once(self, bureau: Bureau) -> None:
        duty = self.order(bureau)
        with clock.hold(clock.now() + timedelta(hours=30)):
            assert actions.remind_reposts() > 0
            assert actions.remind_reposts() == 0
            actions.finish_repost(by=bureau.author, duty=duty, reason="本单位没有网站栏目")
            assert actions.remind_reposts() == 0


class TestGuides:
    def test_a_guide_says_all_that_article_12_wants(self, bureau: Bureau) -> None:
        with pytest.raises(Refusal) as refusal:
            actions.keep_guide(by=bureau.author, unit=bureau.unit, agency="办公室")
        assert codes(refusal) == ["address_missing", "hours_missing", "phone_missing"]
        said = {"agency": "办公室", "address": "槐荫路1号", "hours": "工作日", "phone": "0000-1"}
        actions.keep_guide(by=bureau.author, unit=bureau.unit, **said)
        page = Client().get(f"/open/units/{bureau.unit.pk}/").content.decode()
        assert "槐荫路1号" in page
