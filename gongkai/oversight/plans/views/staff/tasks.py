"""Correcting one task of a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...content import DraftTask, find, label
from ...corrections import blank_task, sentences
from ...forms import TaskForm, deadline_rows, task_from, unit_rows
from ...queries.drafts import Checked
from ...source import beside
from .answers import (
    check_or_404,
    draft_or_404,
    put_on,
    sent,
    signed_in,
    step,
    version_of,
)
from .differences import differing_rows, show_stored

WORDS = ("number", "section", "item", "requirement")


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Words, units and deadlines of one task, beside its source."""
    check = check_or_404(request, pk)
    return _page(request, check, _task(check, key), after=None)


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A task that the reader missed, after the one named in the address."""
    check = check_or_404(request, pk)
    sent = request.GET.get("after", "")
    above = find(check.content, int(sent)) if sent.isdecimal() else None
    task = blank_task()
    if above is not None:
        task = {**task, "section": above["section"], "item": above["item"]}
    return _page(request, check, task, after=above["key"] if above else None)


def _page(
    request: HttpRequest, check: Checked, task: DraftTask, *, after: int | None
) -> HttpResponse:
    data = sent(request)
    form = TaskForm(data, initial={**_words(task), "version": check.version.number})
    units = unit_rows(data, task)
    deadlines = deadline_rows(data, task)
    stored_rows: dict[str, str] = {}
    if request.method == "POST" and all([form.is_valid(), units.is_valid(), deadlines.is_valid()]):
        typed = task_from(task, form, units, deadlines)
        try:
            _save(request, check, typed, form, after)
        except Refusal as refusal:
            current = check.draft.current
            put_on(form, refusal, current.number)
            stored = find(current.plan, task["key"])
            if stored is not None:
                show_stored(form, _words(stored))
                stored_rows = differing_rows(stored, typed)
        else:
            messages.success(request, "已存好这一项任务。")
            return redirect("plans:draft", check.draft.pk)
    context = {
        "check": check,
        "task": task,
        "label": label(task) if task["key"] else "新的一项",
        "form": form,
        "units": units,
        "deadlines": deadlines,
        "stored_rows": stored_rows,
        "beside": beside(check.draft.source, task["source"]),
        "gaps": [gap for gap in check.gaps if gap.kind == "task" and gap.key == task["key"]],
    }
    return render(
        request, "plans/draft_task.html", context, status=status_of(form, units, deadlines)
    )


def _save(
    request: HttpRequest, check: Checked, task: DraftTask, form: TaskForm, after: int | None
) -> None:
    by, version = signed_in(request), form.cleaned_data["version"]
    if task["key"]:
        actions.correct_task(by=by, draft=check.draft, version=version, task=task)
    else:
        actions.add_task(by=by, draft=check.draft, version=version, task=task, after=after)


@staff_page("plans.manage")
@require_POST
def remove(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Take out what is no task."""
    draft = draft_or_404(request, pk)
    by, version = signed_in(request), version_of(request)
    return step(
        request,
        draft,
        lambda: actions.remove_task(by=by, draft=draft, version=version, key=key),
        "已删除这一项。",
    )


@staff_page("plans.manage")
@require_POST
def merge(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Join a task to the one above it."""
    draft = draft_or_404(request, pk)
    by, version = signed_in(request), version_of(request)
    return step(
        request,
        draft,
        lambda: actions.merge_task(by=by, draft=draft, version=version, key=key),
        "已并入上一项。",
    )


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Choose the sentence at which a second task begins."""
    check = check_or_404(request, pk)
    task = _task(check, key)
    if request.method == "POST":
        by, version, at = signed_in(request), version_of(request), request.POST.get("at", "")
        cut = int(at) if at.isdecimal() else 0
        return step(
            request,
            check.draft,
            lambda: actions.split_task(by=by, draft=check.draft, version=version, key=key, at=cut),
            "已拆成两项，单位和时限两项都有，请看看是否要改。",
        )
    context: dict[str, Any] = {
        "check": check,
        "task": task,
        "label": label(task),
        "sentences": sentences(task["requirement"]),
    }
    return render(request, "plans/draft_split.html", context)


def _task(check: Checked, key: int) -> DraftTask:
    task = find(check.content, key)
    if task is None:
        raise Http404
    return task


def _words(task: DraftTask) -> dict[str, Any]:
    return {name: task[name] for name in WORDS}  # type: ignore[literal-required]  # WORDS names texts of a task
