"""Whom the names of a draft mean."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import Unit, UnitGroup
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import NameForm
from ...queries.drafts import Checked, Name, named
from ...queries.matching import Standing
from .answers import (
    check_or_404,
    draft_or_404,
    put_on,
    sent,
    signed_in,
    step,
    version_of,
)
from .choices import choices_by_kind


@staff_page("plans.manage")
@require_safe
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Every name of the draft and whom it means; those that wait come first."""
    check = check_or_404(request, pk)
    return render(request, "plans/draft_names.html", {"check": check, "names": named(check)})


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the units that one name means."""
    check = check_or_404(request, pk)
    found = _name(check, request.GET.get("name", ""))
    matcher = check.matcher
    form = NameForm(
        sent(request),
        units=matcher.units.values(),
        groups=matcher.groups.values(),
        initial=_initial(check, found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, check, found, form)
        except Refusal as refusal:
            put_on(form, refusal, check.draft.current.number)
        else:
            messages.success(request, f"已说明“{found.text}”是谁。")
            return redirect("plans:draft", pk)
    context = {
        "check": check,
        "name": found,
        "form": form,
        "kinds": choices_by_kind(form, matcher, _suggested(check, found)),
        "can_remember": _can_remember(found),
    }
    return render(request, "plans/draft_name.html", context, status=status_of(form))


@staff_page("plans.manage")
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a misread name right in every task."""
    draft = draft_or_404(request, pk)
    by, version = signed_in(request), version_of(request)
    text, new = request.GET.get("name", ""), request.POST.get("new", "")
    return step(
        request,
        draft,
        lambda: actions.rename_unit(by=by, draft=draft, version=version, text=text, new=new),
        f"已把“{text}”改成“{new.strip()}”。",
    )


def _save(request: HttpRequest, check: Checked, found: Name, form: NameForm) -> None:
    by, version, targets = signed_in(request), form.cleaned_data["version"], form.targets()
    if len(targets) == 1 and form.cleaned_data["only"] is None and _can_remember(found):
        actions.map_unit(
            by=by,
            draft=check.draft,
            version=version,
            text=found.text,
            to=targets[0],
            remember=form.cleaned_data["remember"],
        )
        return
    actions.pick_members(
        by=by,
        draft=check.draft,
        version=version,
        text=found.text,
        units=[target for target in targets if isinstance(target, Unit)],
        groups=[target for target in targets if isinstance(target, UnitGroup)],
        key=form.cleaned_data["only"],
    )


def _name(check: Checked, text: str) -> Name:
    """All places of a name as one: pages speak of the name, not of one place."""
    found = [each for each in named(check) if each.text == text]
    if not found:
        raise Http404
    tasks = {task["key"]: task for each in found for task in each.tasks}
    return Name(text, found[0].resolved, found[0].means, list(tasks.values()))


def _can_remember(found: Name) -> bool:
    """An open phrase means others each time; a name that the register knows needs no memory."""
    return found.resolved.standing is Standing.UNKNOWN


def _initial(check: Checked, found: Name) -> dict[str, object]:
    to = [f"unit:{pk}" for pk in found.resolved.unit_ids]
    if found.resolved.group_id is not None:
        to = [f"group:{found.resolved.group_id}"]
    return {"version": check.version.number, "to": to}


def _suggested(check: Checked, found: Name) -> list[str]:
    """Values of the choices that look like the name, best first."""
    matcher = check.matcher
    return [
        f"unit:{each.unit_id}" if each.unit_id is not None else f"group:{each.group_id}"
        for each in matcher.register.suggestions(found.text)
        if each.unit_id is None or each.unit_id in matcher.units
    ]
