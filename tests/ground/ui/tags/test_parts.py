"""The tags draw what pages rely on: joined for screen readers, escaped, without inline style."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django import forms
from django.template import Context, Template

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.core.paging import page_of
from gongkai.ground.ui.formbase import Form
from gongkai.ground.ui.shapes import Check

NOON = datetime(2025, 10, 14, 12, tzinfo=clock.CHINA)


def drawn(source: str, **values: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


class Asked(Form):
    name = forms.CharField(label="姓名", help_text="和身份证一致")
    get = forms.ChoiceField(
        label="怎样取得", choices=[("a", "电子"), ("b", "纸质")], widget=forms.RadioSelect
    )
    more = forms.CharField(label="补充", required=False)


def test_a_field_joins_label_hint_and_error() -> None:
    page = drawn("{% field form.name %}", form=Asked({}))
    assert '<label for="id_name">姓名</label>' in page
    assert 'aria-describedby="id_name-hint id_name-error"' in page
    assert 'id="id_name-hint">和身份证一致' in page
    assert 'aria-invalid="true"' in page
    assert "请填写姓名" in page


def test_a_field_at_rest_says_nothing_of_mistakes() -> None:
    page = drawn("{% field form.more %}", form=Asked())
    assert "aria-invalid" not in page
    assert "（选填）" in page


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    page = drawn("{% field form.get %}", form=Asked())
    assert "<legend>怎样取得</legend>" in page
    assert page.count('type="radio"') == 2
    assert 'for="id_get_0"' in page


def test_the_summary_counts_and_leads_to_each_field() -> None:
    page = drawn("{% error_summary form %}", form=Asked({}))
    assert "还有 2 处要改" in page
    assert '<a href="#id_name">请填写姓名</a>' in page
    assert '<a href="#id_get_0">请选择怎样取得</a>' in page
    assert drawn("{% error_summary form %}", form=Asked()) == "\n"


def test_what_people_wrote_is_escaped_everywhere() -> None:
    evil = "<script>alert(1)</script>"
    page = drawn(
        "{% state evil %}{% nothing evil %}{{ evil|phrases }}{% before evil '' %}"
        "{% note evil %}{% endnote %}"
        "{% crumb evil '/' evil %}{% section_head evil %}{% field form.name %}",
        evil=evil,
        form=Asked({"name": evil}),
    )
    assert "<script" not in page


def test_a_state_is_shape_and_word_and_tint() -> None:
    page = drawn('{% state "已超 1 天" "late" %}')
    assert page == (
        '<span class="state state--late"><svg class="i" aria-hidden="true">'
        '<use href="#i-late"/></svg>已超 1 天</span>'
    )


@pytest.mark.parametrize(
    ("used", "kind", "cells"),
    [(3, "", "ddt.."), (5, "", "ddddt"), (5, "late", "ddddd"), (0, "", ".....")],
)
def test_the_ruler_fills_what_is_used(used: int, kind: str, cells: str) -> None:
    page = drawn("{% ruler used 5 kind=kind %}", used=used, kind=kind)
    classes = "".join({"d": "d", "t": "t", "": "."}[part] for part in _classes(page))
    assert classes == cells
    assert 'aria-hidden="true"' in page


def test_the_ruler_marks_where_the_clock_stood_still() -> None:
    assert _classes(drawn("{% ruler 4 5 stops=stops %}", stops=[2])) == ["d", "d", "d p", "t", ""]


def _classes(page: str) -> list[str]:
    return [piece.split('"')[0] for piece in page.split('<i class="')[1:]]


def test_dates_carry_weekday_and_machine_form() -> None:
    page = drawn("{{ day|cn_date }}", day=date(2025, 10, 9))
    assert page == '<time datetime="2025-10-09">2025年10月9日 星期四</time>'


def test_a_moment_is_shown_in_chinas_time() -> None:
    late = datetime.fromisoformat("2025-10-08T23:30:00+00:00")
    with clock.hold(NOON):
        assert "10月9日 07:30" in drawn("{{ at|cn_time }}", at=late)
        assert "2025年10月9日" in drawn("{{ at|cn_day }}", at=late)


@pytest.mark.parametrize(
    ("due", "words", "light"),
    [
        (date(2025, 10, 13), "已超 1 天", "late"),
        (date(2025, 10, 14), "今天到期", "soon"),
        (date(2025, 10, 17), "还剩 3 天", "soon"),
        (date(2025, 10, 18), "还剩 4 天", "clock"),
        (None, "没有期限", "clock"),
    ],
)
def test_days_left_and_their_light(due: date | None, words: str, light: str) -> None:
    with clock.hold(NOON):
        assert drawn("{{ due|days_left }}/{{ due|light }}", due=due) == f"{words}/{light}"


def test_the_checklist_puts_first_what_is_missing() -> None:
    lines = [Check("已经核对", done=True), Check("还差附件", url="#file")]
    page = drawn("{% checklist lines %}", lines=lines)
    assert page.index("还差附件") < page.index("已经核对")
    reasons = [Reason("x", "请先选单位", where="units")]
    assert "<a " not in drawn("{% checklist reasons %}", reasons=reasons)


def test_both_sides_of_a_comparison_give_the_texts_back() -> None:
    old, new = "三个月内申请，十五日初审。", "六个月内申请，十日初审。"
    struck = drawn("{% before old new %}", old=old, new=new)
    added = drawn("{% after new old %}", old=old, new=new)
    assert struck.replace("<del>", "").replace("</del>", "") == old
    assert added.replace("<ins>", "").replace("</ins>", "") == new
    assert "<del>三</del>" in struck
    assert "<ins>六</ins>" in added


def test_the_pager_keeps_the_filters(rf: Any) -> None:
    request = rf.get("/desk/tasks/", {"unit": "7", "page": "2"})
    page = drawn("{% pager page %}", page=page_of(range(60), 2), request=request)
    assert "第 21—40 件，共 60 件" in page
    assert 'href="?unit=7&amp;page=3" rel="next"' in page
    assert drawn("{% pager page %}", page=page_of(range(3), 1), request=request).strip() == ""


def test_a_heading_breaks_between_phrases_then_between_clauses() -> None:
    page = drawn("{{ words|phrases }}", words="您好，林岚。|先办这件。")
    assert page == (
        '<span class="ph"><span class="ph">您好，</span><span class="ph">林岚。</span></span>'
        '<span class="ph">先办这件。</span>'
    )


def test_a_meter_never_leaves_its_frame() -> None:
    assert 'width="100.0"' in drawn("{% meter 9 4 %}")
    assert 'width="0.0"' in drawn("{% meter 9 0 %}")


def test_wide_tables_scroll_by_key_and_have_a_name() -> None:
    page = drawn('{% scroll "任务表" %}<table></table>{% endscroll %}')
    assert 'tabindex="0"' in page
    assert 'aria-label="任务表"' in page
