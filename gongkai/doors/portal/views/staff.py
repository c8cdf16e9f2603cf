"""The office's pages for the site."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gongkai.ground.core import clock
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from .. import actions, queries
from ..forms import BadgeForm, GreyForm, GuideForm, ProfileForm

HOME = "portal_staff:home"


@staff_page(actions.MANAGE)
def home(request: HttpRequest) -> HttpResponse:
    """How the site stands, and the way to each setting."""
    guide, site = queries.guide(), queries.profile()
    values = {
        "guide": guide,
        "gaps": queries.gaps(guide),
        "badges": queries.badges(),
        "is_grey": queries.is_grey(site),
        "grey_ahead": site.grey_since is not None and site.grey_since > clock.today(),
    }
    return render(request, "portal/staff/home.html", values)


@staff_page(actions.MANAGE)
def edit_profile(request: HttpRequest) -> HttpResponse:
    """Who runs the site and how they are reached."""
    form = ProfileForm(request.POST or None, instance=queries.profile())
    if form.is_valid():
        actions.edit_profile(by=_person(request), **form.cleaned_data)
        return _done(request, "网站信息已经存好，全站页脚同时更新。")
    return _form(request, "写好网站由谁办、怎么联系", form)


@staff_page(actions.MANAGE)
def edit_badges(request: HttpRequest) -> HttpResponse:
    """The signs in the foot."""
    form = BadgeForm(request.POST or None, badges=queries.badges())
    if form.is_valid():
        actions.set_badges(by=_person(request), rows=form.rows())
        return _done(request, "页脚标识已经存好。")
    return _form(request, "写好页脚要挂的标识，空着的不显示", form)


@staff_page(actions.MANAGE)
def edit_guide(request: HttpRequest) -> HttpResponse:
    """The guide, 条例 Art. 12."""
    form = GuideForm(request.POST or None, instance=queries.guide())
    if form.is_valid():
        actions.edit_guide(by=_person(request), **form.cleaned_data)
        return _done(request, "公开指南已经更新，网站上现在就能看到。")
    return _form(request, "写公开指南，九项都要有", form)


@staff_page(actions.MANAGE)
def set_grey(request: HttpRequest) -> HttpResponse:
    """一键置灰."""
    site = queries.profile()
    present = {"since": site.grey_since, "until": site.grey_until, "reason": site.grey_reason}
    today = clock.today()
    first = present if site.grey_since else {"since": today, "until": today}
    form = GreyForm(request.POST or None, initial=first)
    if form.is_valid():
        actions.set_grey(by=_person(request), **form.cleaned_data)
        return _done(request, "置灰已经设好，到期自动恢复。")
    return _form(request, "哪几天把网站变成灰色", form, "设好置灰")


@staff_page(actions.MANAGE)
@require_POST
def lift_grey(request: HttpRequest) -> HttpResponse:
    """Back to colour at once."""
    actions.lift_grey(by=_person(request))
    return _done(request, "网站已经恢复彩色。")


def _person(request: HttpRequest) -> Any:
    return request.user


def _done(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(HOME)


def _form(request: HttpRequest, heading: str, form: BaseForm, button: str = "存好") -> HttpResponse:
    values = {"heading": heading, "form": form, "button": button}
    return render(request, "portal/staff/form.html", values, status=status_of(form))
