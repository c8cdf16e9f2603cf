"""The office changes the site; each change is one entry of the log, nothing changed is none."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.doors.portal import actions, queries
from gongkai.doors.portal.enums import BadgeKind
from gongkai.doors.portal.models import SiteProfile
from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import User
from tests.factories import orgs

pytestmark = pytest.mark.django_db
DAY = date(2025, 12, 13)


@pytest.fixture
def office() -> User:
    return orgs.person(orgs.government(), "office_admin", name="林岚")


def sentences() -> list[str]:
    return list(
        Entry.objects.filter(verb__startswith="portal.")
        .order_by("pk")
        .values_list("sentence", flat=True)
    )


def test_what_changed_is_named_in_the_log(office: User) -> None:
    actions.edit_profile(by=office, name="云川区政府信息公开", phone="8866 0123")
    actions.edit_profile(by=office, name="云川区政府信息公开", phone="8866 0123")
    assert sentences() == ["林岚修改了网站信息：网站名称、联系电话。"]
    assert queries.profile().phone == "8866 0123"


def test_grey_is_set_and_lifted(office: User) -> None:
    actions.set_grey(by=office, since=DAY, until=DAY, reason="国家公祭日")
    assert queries.profile().grey_since == DAY
    actions.lift_grey(by=office)
    actions.lift_grey(by=office)
    assert queries.profile().grey_since is None
    assert sentences() == [
        "林岚设定2025年12月13日网站置灰，原因：国家公祭日。",
        "林岚取消了网站置灰。",
    ]


def test_a_span_that_ends_before_it_begins_is_refused(office: User) -> None:
    with pytest.raises(Refusal, match="结束日期早于开始日期"):
        actions.set_grey(by=office, since=DAY, until=date(2025, 12, 1), reason="误")
    assert sentences() == []


def test_badges_are_set_changed_and_taken_away(office: User) -> None:
    actions.set_badges(
        by=office, rows={BadgeKind.ICP: ("云ICP备1号", ""), BadgeKind.PARTY: ("", "")}
    )
    actions.set_badges(by=office, rows={BadgeKind.SITE_CODE: ("123", "")})
    assert [badge.kind for badge in queries.badges()] == ["site_code", "icp"]
    actions.set_badges(by=office, rows={BadgeKind.ICP: ("", "")})
    assert [badge.kind for badge in queries.badges()] == ["site_code"]
    assert sentences()[0] == "林岚修改了页脚标识：ICP备案号。"


def test_the_guide_notes_its_day_and_says_what_it_lacks(office: User) -> None:
    actions.edit_guide(by=office, agency="云川区政务公开办公室", phone="8866 0120")
    guide = queries.guide()
    assert guide.updated is not None
    assert len(queries.gaps(guide)) == 7


def test_who_may_not_is_refused() -> None:
    officer = orgs.person(orgs.government(), "info_officer")
    with pytest.raises(Refusal, match="没有维护网站的权限"):
        actions.edit_profile(by=officer, name="别的名字")
    assert not SiteProfile.objects.exists()


def test_there_is_one_profile_only() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteProfile.objects.create(id=2)
