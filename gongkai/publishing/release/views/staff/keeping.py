"""Channels (for the office) and circles of readers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.answers import attempt, status_of
from gongkai.ground.ui.formbase import put_on
from gongkai.ground.ui.staff import carries_secrets, staff_page

from ... import actions
from ...forms import ChannelForm, CircleForm
from ...models import Audience, Channel
from ...queries import staff
from .asking import sent, signed_in

CHANNELS, AUDIENCES, VIEW = "release.channels", "release.audiences", "release.view"


@staff_page(CHANNELS)
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    """All channels of the office."""
    rows = orgs.visible_to(signed_in(request), Channel.objects.select_related("unit"))
    return render(request, "release/staff/channels.html", {"rows": rows})


@staff_page(CHANNELS)
@require_http_methods(["GET", "HEAD", "POST"])
def channel_new(request: HttpRequest) -> HttpResponse:
    """Add a channel."""
    return _channel(request, None)


@staff_page(CHANNELS)
@require_http_methods(["GET", "HEAD", "POST"])
def channel_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a channel."""
    rows = orgs.visible_to(signed_in(request), Channel.objects.all())
    return _channel(request, get_object_or_404(rows, pk=pk))


@staff_page(CHANNELS)
@require_POST
def channel_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Use a channel or leave it."""
    user = signed_in(request)
    row = get_object_or_404(orgs.visible_to(user, Channel.objects.all()), pk=pk)
    said = f"已停用“{row.name}”。" if row.active else f"已启用“{row.name}”。"
    attempt(
        request,
        lambda: actions.switch_channel(by=user, channel=row, active=not row.active),
        said,
    )
    return redirect("release:channels")


@staff_page(AUDIENCES)
@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """The circles of the person's units."""
    rows = orgs.visible_to(signed_in(request), Audience.objects.select_related("unit"))
    return render(request, "release/staff/circles.html", {"rows": rows})


@staff_page(AUDIENCES)
@require_http_methods(["GET", "HEAD", "POST"])
def circle_new(request: HttpRequest) -> HttpResponse:
    """Make a circle."""
    return _circle(request, None)


@staff_page(AUDIENCES)
@require_http_methods(["GET", "HEAD", "POST"])
def circle_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change who belongs to it."""
    rows = orgs.visible_to(signed_in(request), Audience.objects.all())
    return _circle(request, get_object_or_404(rows, pk=pk))


@staff_page(AUDIENCES)
@carries_secrets
@require_POST
def circle_code(request: HttpRequest, pk: int) -> HttpResponse:
    """A new code, shown this once."""
    user = signed_in(request)
    row = get_object_or_404(orgs.visible_to(user, Audience.objects.all()), pk=pk)
    try:
        code = actions.new_code(by=user, circle=row)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("release:circles")
    return render(request, "release/staff/code.html", {"circle": row, "code": code})


@staff_page(AUDIENCES)
@require_POST
def circle_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a circle or open it again."""
    user = signed_in(request)
    row = get_object_or_404(orgs.visible_to(user, Audience.objects.all()), pk=pk)
    said = f"已停用“{row.name}”，范围里的人都看不到了。" if row.active else f"已启用“{row.name}”。"
    attempt(request, lambda: actions.close_circle(by=user, circle=row, active=not row.active), said)
    return redirect("release:circles")


@staff_page(VIEW)
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """What is public to circles that the person belongs to."""
    return render(
        request, "release/staff/shared.html", {"rows": staff.shared_with(signed_in(request))}
    )


def _channel(request: HttpRequest, row: Channel | None) -> HttpResponse:
    user = signed_in(request)
    names = ("name", "kind", "target", "chosen")
    initial: dict[str, Any] = {name: getattr(row, name) for name in names} if row else {}
    form = ChannelForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = actions.keep_channel(
                by=user, unit=_unit(user, CHANNELS), channel=row, **form.cleaned_data
            )
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, f"已保存渠道“{made.name}”。")
            return redirect("release:channels")
    values = {"form": form, "row": row}
    return render(request, "release/staff/channel.html", values, status=status_of(form))


def _circle(request: HttpRequest, row: Audience | None) -> HttpResponse:
    user = signed_in(request)
    units = orgs.units_for(user, AUDIENCES).filter(active=True)
    initial: dict[str, Any] = {"name": row.name, "units": row.units.all()} if row else {}
    form = CircleForm(sent(request), units=units, initial=initial)
    if form.is_bound and form.is_valid():
        readers = [one.user for one in row.readers.select_related("user")] if row else []
        try:
            made = actions.keep_circle(
                by=user,
                unit=_unit(user, AUDIENCES),
                circle=row,
                readers=readers,
                **form.cleaned_data,
            )
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, f"已保存“{made.name}”。")
            return redirect("release:circles")
    values = {"form": form, "row": row}
    return render(request, "release/staff/circle.html", values, status=status_of(form))


def _unit(user: User, verb: str) -> Unit:
    """The unit in whose name the person keeps them."""
    found = orgs.acting_unit(user, verb, None)
    assert found is not None, "staff_page asked for the permission"
    return found
