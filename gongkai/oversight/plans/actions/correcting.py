"""Corrections to a draft. Each is one version, one audit sentence, and can be undone."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions as orgs
from gongkai.ground.orgs.enums import NameKind
from gongkai.ground.orgs.models import User

from .. import corrections
from ..content import DraftTask, find, label
from ..models import DraftVersion, PlanDraft
from .versions import at_version, change, locked, log


@transaction.atomic
def correct_head(
    *, by: User, draft: PlanDraft, version: int, facts: dict[str, Any]
) -> DraftVersion:
    """Set title, notice_title, document_number, numberless, issuer, date (ISO) and year."""
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.correct_head",
        sentence="改了标题、文号等基本情况",
        make=lambda content: corrections.with_head(content, facts),
    )


@transaction.atomic
def correct_task(*, by: User, draft: PlanDraft, version: int, task: DraftTask) -> DraftVersion:
    """Put ``task`` in the place of the one with its key. Its deadline counts as settled."""
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.correct_task",
        sentence=f"改了{label(task)}",
        make=lambda content: corrections.with_task(content, task),
    )


@transaction.atomic
def add_task(
    *, by: User, draft: PlanDraft, version: int, task: DraftTask, after: int | None = None
) -> DraftVersion:
    """Add a task that the reader missed, after the one with key ``after`` or at the end."""
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.add_task",
        sentence=f"添了{label(task)}",
        make=lambda content: corrections.added(content, task, after=after),
    )


@transaction.atomic
def remove_task(*, by: User, draft: PlanDraft, version: int, key: int) -> DraftVersion:
    """Take a task out that is none."""
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.remove_task",
        sentence=f"删了{_label(draft, key)}",
        make=lambda content: corrections.without(content, key),
    )


@transaction.atomic
def split_task(*, by: User, draft: PlanDraft, version: int, key: int, at: int) -> DraftVersion:
    """Cut a task in two before its sentence ``at``."""
    try:
        return change(
            draft,
            by=by,
            version=version,
            verb="plans.split_task",
            sentence=f"把{_label(draft, key)}拆成两项",
            make=lambda content: corrections.split(content, key, at=at),
        )
    except ValueError:
        raise Refusal("split_nowhere", "请选从哪一句起另成一项；只有一句话的任务不能拆。") from None


@transaction.atomic
def merge_task(*, by: User, draft: PlanDraft, version: int, key: int) -> DraftVersion:
    """Join a task to the one above it."""
    try:
        return change(
            draft,
            by=by,
            version=version,
            verb="plans.merge_task",
            sentence=f"把{_label(draft, key)}并入上一项",
            make=lambda content: corrections.merged(content, key),
        )
    except ValueError:
        raise Refusal("merge_first", "第一行上面没有任务，不能并入上一项。") from None


@transaction.atomic
def undo(*, by: User, draft: PlanDraft, version: int) -> DraftVersion:
    """Go back one version; the undone one is kept. Refuses at the first, which was just read.

    A name that the undone step put into the register is forgotten, so that it asks again.
    """
    held = locked(draft, by)
    current = at_version(held, version)
    if current.number == 1:
        raise Refusal("nothing_to_undo", "现在就是刚读出来的样子，没有可以撤销的。")
    current.undone_at = clock.now()
    current.save(update_fields=["undone_at"])
    _forget(current, by)
    held.title = held.current.plan["title"]
    held.save(update_fields=["title"])
    log(held, by=by, verb="plans.undo", sentence=f"撤销了上一步（{current.sentence}）")
    return held.current


def _forget(undone: DraftVersion, by: User) -> None:
    """Only what is still a mere alias: since then it may have become the name of the unit."""
    if undone.alias is not None and undone.alias.kind == NameKind.ALIAS:
        orgs.forget_alias(by=by, alias=undone.alias)


def _label(draft: PlanDraft, key: int) -> str:
    task = find(draft.current.plan, key)
    if task is None:
        raise Refusal("task_gone", "这一项任务已经不在草稿里了。请回到核对页查看。")
    return label(task)
