"""Proof is handed in and shown in a real browser, without a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from config.urls_all import *  # noqa: F403  (the site, and one page more)
from config.urls_all import urlpatterns as site
from gongkai.ground.evidence import actions, queries
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.answers import status_of
from tests.browser.axe import violations

from . import files
from .conftest import Letters
from .test_fieldset import ReportForm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

PAGE = """{% extends "ui/desk.html" %}{% load ui evidence %}
{% block title %}报进展{% endblock %}
{% block main %}<div class="frame section"><h1>报进展</h1>
<section aria-labelledby="h-e"><h2 id="h-e">佐证材料</h2>{% evidence_list rows %}</section>
<form method="post" enctype="multipart/form-data" novalidate>{% csrf_token %}
{% error_summary form %}
{% field form.text %}{% evidence_fields form %}
<p class="btns"><button class="btn btn--main" type="submit">报上去</button></p></form></div>
{% endblock %}"""


def report(request: HttpRequest) -> HttpResponse:
    unit = Unit.objects.get(name="云川区教育局")
    form = ReportForm(request.POST or None, request.FILES or None, user=request.user)
    if form.is_valid():
        items = form.items(request.user)
        with transaction.atomic():
            actions.attach(by=request.user, unit=unit, holder=unit, items=items)
        return redirect("/desk/try/")
    page = engines["django"].from_string(PAGE)
    values = {"form": form, "rows": queries.of(unit)}
    return HttpResponse(page.render(values, request), status=status_of(form))


urlpatterns = [path("desk/try/", report), *site]


@pytest.fixture(autouse=True)
def _one_page_more(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


def test_proof_goes_in_and_is_shown(
    open_as: Any, user: User, unit: Unit, letters: Letters, tmp_path: Path
) -> None:
    letters.add("L-1", "关于阳光小学门口路灯不亮的来信", user)
    letters.add("L-2", "关于教育经费公开的来信", user)
    good, broken = tmp_path / "总结.docx", tmp_path / "通知.pdf"
    good.write_bytes(files.word())
    broken.write_bytes(files.pdf()[:300])
    page = open_as(user, java_script_enabled=False)
    page.goto("/desk/try/")
    page.get_by_label("进展").fill("办好了")
    page.get_by_label("佐证文件").set_input_files([str(good), str(broken)])
    page.get_by_label("佐证链接").fill("www.yunchuan.example")
    page.get_by_label("链接说明").fill("区政府门户网站")
    page.get_by_label("群众来信：关于教育经费公开的来信").check()
    page.get_by_role("button", name="报上去").click()
    for said in ("还有 2 处要改", "“通知.pdf”：这个文件已经损坏", "请重新选一次"):
        assert page.get_by_text(said).first.is_visible()
    assert not queries.of(unit)

    broken.write_bytes(files.pdf())
    page.get_by_label("佐证文件").set_input_files([str(good), str(broken)])
    page.get_by_label("佐证链接").fill("https://www.yunchuan.example/zc/1.html")
    page.get_by_role("button", name="报上去").click()
    assert [row.title for row in queries.of(unit)] == [
        "总结.docx",
        "通知.pdf",
        "区政府门户网站",
        "关于教育经费公开的来信",
    ]
    actions.flag(kind="test.letter", reference="L-2", reason="来信人来电说明内容有误")
    page.reload()
    assert page.get_by_text("这条记录已撤回：来信人来电说明内容有误").is_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="总结.docx").click()
    assert saved.value.suggested_filename == "总结.docx"


@pytest.mark.parametrize("width", [1440, 390])
def test_it_is_fit_to_be_read(open_as: Any, user: User, letters: Letters, width: int) -> None:
    letters.add("L-1", "关于阳光小学门口路灯不亮的来信", user)
    page = open_as(user, width=width)
    page.goto("/desk/try/")
    page.get_by_label("佐证链接").fill("javascript:x")
    page.get_by_role("button", name="报上去").click()
    page.get_by_text("还有 2 处要改").wait_for()
    assert not violations(page)
