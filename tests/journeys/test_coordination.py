"""What the office does with all units together.

1. A unit registers a training with its attendance list.
2. The office sees who has none yet this year.
3. Two units hand in cases for the competition that the office has begun.
4. The office opens the voting; each unit votes for the other's case; counts are hidden.
5. The office closes the voting, chooses, and every unit reads the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.oversight.coordination.models import Competition, Entry, Session, Vote
from tests.factories import coordination as made

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_training_to_a_chosen_case(open_as: Callable[..., Any]) -> None:
    district = made.District()
    school, water = (open_as(person) for person in district.people[:2])
    office = open_as(district.officer)

    _register(school)
    office.goto("/desk/trainings/")
    office.get_by_role("heading", name="还没有办齐").wait_for()
    assert office.get_by_role("heading", name="一次也没有登记").inner_text().startswith("3 个单位")
    assert "差1" in office.get_by_role("row", name="区水务局").inner_text()
    assert "齐" in office.get_by_role("row", name="区教育局").inner_text()

    case = _begin(office, district)
    _hand_in(school, case, "把招生咨询搬到放学时间")
    _hand_in(water, case, "水质报告看得懂")
    _let_the_days_pass(case, submit=True)

    office.reload()
    office.get_by_role("button", name="开始投票").click()
    office.get_by_text("投票已经开始，并通知了各单位。").wait_for()
    _vote(school, case, "水质报告看得懂")
    _vote(water, case, "把招生咨询搬到放学时间")
    assert Vote.objects.count() == 2
    assert school.get_by_text("票数名次").count() == 0

    _let_the_days_pass(case, submit=False)
    office.reload()
    office.get_by_role("button", name="截止投票").click()
    office.get_by_role("link", name="评定").click()
    office.get_by_label("水质报告看得懂的等次").select_option("一等")
    office.get_by_role("button", name="评定，公布结果").click()
    office.get_by_role("heading", name="评出 1 个案例。").wait_for()

    school.reload()
    row = school.get_by_role("row", name="水质报告看得懂")
    assert "一等" in row.inner_text()
    assert "并列" in row.inner_text()


def _register(unit: Any) -> None:
    unit.goto("/desk/trainings/")
    unit.get_by_role("link", name="登记一次").click()
    unit.get_by_label("培训", exact=True).check()
    unit.get_by_label("主题").fill("条例和答复书写法")
    unit.get_by_label("主持人或主讲人").fill("林岚")
    unit.get_by_label("人数").fill("12")
    unit.get_by_label("佐证文件").set_input_files(
        {"name": "签到表.txt", "mimeType": "text/plain", "buffer": "签到：十二人。".encode()}
    )
    unit.get_by_role("button", name="登记", exact=True).click()
    unit.get_by_role("heading", name="条例和答复书写法").wait_for()
    assert unit.get_by_role("link", name="签到表.txt").count() == 1
    assert Session.objects.get().people == 12


def _begin(office: Any, district: made.District) -> Competition:
    today = clock.today()
    office.goto("/desk/coordination/")
    office.get_by_role("link", name="案例评选").click()
    office.get_by_role("link", name="发起案例评选").click()
    office.get_by_label("名称").fill("优秀案例评选")
    office.get_by_label("评选办法").fill("评做法好、学得来的案例。")
    office.get_by_label("报送截止日期").fill(today.isoformat())
    office.get_by_label("投票截止日期").fill((today + timedelta(7)).isoformat())
    office.get_by_label("云川区人民政府办公室").uncheck()
    office.get_by_role("button", name="发起，通知各单位").click()
    office.get_by_role("heading", name="正在征集案例").wait_for()
    case = Competition.objects.get()
    assert set(case.units.all()) == set(district.units)
    return case


def _hand_in(unit: Any, case: Competition, title: str) -> None:
    unit.goto(f"/desk/coordination/competitions/{case.pk}/")
    unit.get_by_role("link", name="报送案例").click()
    unit.get_by_label("案例名称").fill(title)
    unit.get_by_label("案例内容").fill("原来难在哪里，怎么做的，有什么变化。")
    unit.get_by_role("button", name="报送", exact=True).click()
    unit.get_by_text(f"已经报送《{title}》。").wait_for()
    assert Entry.objects.filter(title=title).exists()


def _vote(unit: Any, case: Competition, title: str) -> None:
    unit.goto(f"/desk/coordination/competitions/{case.pk}/")
    unit.get_by_role("button", name=re.compile(f"投一票 ?：{title}")).click()
    unit.get_by_text(f"已经投给《{title}》一票。").wait_for()


def _let_the_days_pass(case: Competition, *, submit: bool) -> None:
    """The running site has its own clock: the competition's days are moved instead."""
    past = clock.today() - timedelta(2)
    days = (
        {"submit_until": past}
        if submit
        else {"submit_until": past, "vote_until": past + timedelta(1)}
    )
    Competition.objects.filter(pk=case.pk).update(**days)
