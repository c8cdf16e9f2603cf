"""Units and people from tables: what each row comes to, all of it or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions, queries
from gongkai.ground.orgs.models import Post, Unit, User
from gongkai.ground.orgs.rules import sheets
from gongkai.ground.orgs.rules.sheets import Line
from tests.factories import orgs

UNIT_HEADINGS = [column.heading for column in sheets.UNITS]
PERSON_HEADINGS = [column.heading for column in sheets.PEOPLE]


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)):
        yield


class TestReading:
    def test_headings_may_stand_lower_and_in_another_order(self) -> None:
        lines = sheets.read(
            [
                ["单位一览", "", ""],
                ["类 别", "备注", "单位全称"],
                ["部门", "x", " 甲局 "],
                ["", "", ""],
            ],
            sheets.UNITS,
        )
        assert lines == [Line(3, {"kind": "部门", "name": "甲局"})]

    def test_missing_headings_are_all_named(self) -> None:
        with pytest.raises(Refusal) as refusal:
            sheets.read([["姓名", "手机"], ["林岚", "1"]], sheets.PEOPLE)
        assert "“用户名”、“单位”、“角色”这3列" in refusal.value.sentence

    @pytest.mark.parametrize(
        ("rows", "code"),
        [
            ([], "sheet_columns"),
            ([["单位全称", "类别"]], "sheet_empty"),
            ([["单位全称", "类别", "类别"], ["甲", "乙", "丙"]], "sheet_columns"),
            ([["单位全称", "类别"], *[["甲局", "乙"]] * 2001], "sheet_long"),
        ],
    )
    def test_wrong_tables_are_refused(self, rows, code) -> None:
        with pytest.raises(Refusal) as refusal:
            sheets.read(rows, sheets.UNITS)
        assert refusal.value.code == code


def unit_lines(*rows: list[str]) -> list[Line]:
    padded = [[*row, *[""] * (len(UNIT_HEADINGS) - len(row))] for row in rows]
    return sheets.read([UNIT_HEADINGS, *padded], sheets.UNITS)


def kinds(outcomes) -> list[str]:
    return [outcome.kind for outcome in outcomes]


@pytest.mark.django_db
class TestUnits:
    def test_children_may_stand_before_their_parents(self) -> None:
        lines = unit_lines(
            ["云川一中", "", "", "公共企事业单位", "区教育局"],
            ["云川区教育局", "区教育局", "", "政府部门、单位", "云川区人民政府"],
            ["云川区人民政府", "区政府", "", "人民政府", ""],
        )
        assert kinds(actions.import_units(by=None, lines=lines)) == ["new"] * 3
        assert Unit.objects.get(name="云川一中").parent.said == "区教育局"
        assert Entry.objects.first().sentence == "系统从表格导入单位：新增 3 个，修改 0 个。"

    def test_a_preview_says_what_changes_and_changes_nothing(self) -> None:
        unit = orgs.unit("云川区教育局", short_name="区教育局", order=10)
        orgs.unit("云川区财政局", order=20)
        entries = Entry.objects.count()
        lines = unit_lines(
            ["云川区教育局", "区教体局", "", "政府部门、单位", "", "", "15"],
            ["云川区财政局", "", "", "政府部门、单位", "", "", "20"],
            ["云川区水务局", "", "", "政府部门、单位"],
        )
        outcomes = actions.import_units(by=None, lines=lines, preview=True)
        assert kinds(outcomes) == ["changed", "same", "new"]
        assert outcomes[0].said == "简称：区教育局 → 区教体局；排序：10 → 15"
        unit.refresh_from_db()
        assert unit.short_name == "区教育局"
        assert Unit.objects.count() == 2
        assert Entry.objects.count() == entries
        assert kinds(actions.import_units(by=None, lines=lines)) == ["changed", "same", "new"]
        assert queries.register().match("区教体局").unit_id == unit.pk
        assert kinds(actions.import_units(by=None, lines=lines)) == ["same"] * 3

    def test_the_code_recognises_a_renamed_unit(self) -> None:
        unit = orgs.unit("云川区教育局", code="A1")
        lines = unit_lines(
            ["云川区教育和体育局", "", "云川区教育局", "政府部门、单位", "", "A1", "1000"]
        )
        assert kinds(actions.import_units(by=None, lines=lines)) == ["changed"]
        unit.refresh_from_db()
        assert unit.name == "云川区教育和体育局"

    def test_every_wrong_row_is_named_and_none_is_taken(self) -> None:
        orgs.unit("云川区财政局", short_name="区财政局")
        lines = unit_lines(
            ["云川区水务局", "", "", "政府部门、单位"],
            ["", "", "", "政府部门、单位"],
            ["云川区林业局", "", "", "机关"],
            ["云川区税务局", "", "区财政局", "垂直管理单位"],
            ["云川区文旅局", "", "", "政府部门、单位", "云川区农业局"],
            ["云川区水务局", "", "", "政府部门、单位"],
            ["云川区统计局", "", "", "政府部门、单位", "", "", "第一"],
            ["甲局", "", "", "政府部门、单位", "乙局"],
            ["乙局", "", "", "政府部门、单位", "甲局"],
        )
        with pytest.raises(Refusal) as refusal:
            actions.import_units(by=None, lines=lines)
        said = [reason.sentence for reason in refusal.value.reasons]
        assert [sentence.split(" 行")[0] for sentence in said] == [f"第 {n}" for n in range(3, 11)]
        for sentence, part in zip(
            said,
            ["单位全称", "不认识", "区财政局", "云川区农业局", "第 2 行", "整数", "乙局", "甲局"],
            strict=True,
        ):
            assert part in sentence
        assert Unit.objects.count() == 1


def person_lines(*rows: list[str]) -> list[Line]:
    padded = [[*row, *[""] * (len(PERSON_HEADINGS) - len(row))] for row in rows]
    return sheets.read([PERSON_HEADINGS, *padded], sheets.PEOPLE)


@pytest.mark.django_db
class TestPeople:
    def test_accounts_come_with_first_passwords_and_posts(self) -> None:
        education, culture = orgs.unit("云川区教育局"), orgs.unit("甲局", aliases=["区文旅局"])
        lines = person_lines(
            [
                "linlan",
                "林岚",
                "1380000",
                "a@b.cn",
                "云川区教育局",
                "信息公开员",
                "主任",
                "2026/3/2",
            ],
            ["linlan", "林岚", "1380000", "a@b.cn", "区文旅局", "审核员"],
        )
        outcomes, passwords = actions.import_people(by=None, lines=lines)
        assert kinds(outcomes) == ["new", "changed"]
        person = User.objects.get(username="linlan")
        assert person.check_password(passwords["linlan"])
        assert person.must_change_password
        posts = {(post.unit, post.title, post.since) for post in person.posts.all()}
        assert posts == {
            (education, "主任", date(2026, 3, 2)),
            (culture, "", date(2026, 5, 6)),
        }
        again, none = actions.import_people(by=None, lines=lines)
        assert kinds(again) == ["same", "same"]
        assert none == {}

    def test_changes_are_said(self) -> None:
        unit = orgs.unit("云川区教育局")
        person = orgs.person(unit, username="linlan", name="林岚")
        lines = person_lines(["LinLan", "林岚", "139", "", "云川区教育局", "信息公开员", "科长"])
        outcomes, _ = actions.import_people(by=None, lines=lines, preview=True)
        assert outcomes[0].said == "手机：没有 → 139；职务：没有 → 科长"
        assert not User.objects.get(pk=person.pk).phone
        actions.import_people(by=None, lines=lines)
        assert Post.objects.get().title == "科长"

    def test_every_wrong_row_is_named_and_no_account_is_opened(self) -> None:
        unit = orgs.unit("云川区教育局")
        name = unit.name
        lines = person_lines(
            ["a", "甲", "", "", name, "信息公开员"],
            ["b", "乙", "", "", "没有局", "信息公开员"],
            ["c", "丙", "", "", name, "局长"],
            ["d", "丁", "", "不是邮箱", name, "信息公开员"],
            ["e", "戊", "", "", name, "信息公开员", "", "昨天"],
            ["A", "己", "", "", name, "信息公开员"],
            ["", "庚", "", "", name, "信息公开员"],
            ["a", "甲", "", "", name, "安全审计员"],
        )
        with pytest.raises(Refusal) as refusal:
            actions.import_people(by=None, lines=lines)
        said = [reason.sentence for reason in refusal.value.reasons]
        parts = ["没有局", "局长", "不是邮箱", "昨天", "姓名", "用户名", "三员"]
        assert len(said) == len(parts)
        for sentence, part in zip(said, parts, strict=True):
            assert part in sentence
        assert not User.objects.exists()

    def test_an_administrator_imports_only_into_the_own_government(self) -> None:
        admin = orgs.person(orgs.government(), "office_admin")
        orgs.unit("明河区教育局", parent=orgs.government("明河区人民政府"))
        lines = person_lines(["b", "乙", "", "", "明河区教育局", "信息公开员"])
        with pytest.raises(Refusal, match="1 行要改"):
            actions.import_people(by=admin, lines=lines)
        assert not User.objects.filter(username="b").exists()
