"""Telling the draft who is meant: unknown names, open phrases, misread names."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions as orgs
from gongkai.ground.orgs.models import Unit, UnitAlias, UnitGroup, User

from .. import corrections
from ..content import Chosen, find, label
from ..models import DraftVersion, PlanDraft
from .versions import change


@transaction.atomic
def map_unit(
    *,
    by: User,
    draft: PlanDraft,
    version: int,
    text: str,
    to: Unit | UnitGroup,
    remember: bool = True,
) -> DraftVersion:
    """Say that ``text`` means ``to`` in every task of the draft.

    With ``remember`` the name goes into the register as an alias, and every later plan is read
    with it, until the step is undone. Refuses when the register already gives that name to
    another unit.
    """
    alias = _remembered(text, to, by) if remember else None
    chosen: Chosen = (
        {"units": [to.pk], "groups": []}
        if isinstance(to, Unit)
        else {"units": [], "groups": [to.pk]}
    )
    # A remembered name needs no choice of its own: the register knows it from now on.
    kept = None if remember else chosen
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.map_unit",
        sentence=f"把“{text}”对应到{to}" + ("，并记住了这个叫法" if remember else ""),
        make=lambda content: corrections.with_chosen(content, text, kept),
        alias=alias,
    )


def _remembered(text: str, to: Unit | UnitGroup, by: User) -> UnitAlias | None:
    """The alias as this step created it; None when the register knew the name before."""
    known = set(to.names.values_list("pk", flat=True))
    alias = orgs.remember_alias(by=by, text=text, of=to)
    return None if alias.pk in known else alias


@transaction.atomic
def pick_members(
    *,
    by: User,
    draft: PlanDraft,
    version: int,
    text: str,
    units: list[Unit],
    groups: list[UnitGroup],
    key: int | None = None,
) -> DraftVersion:
    """Say which units and groups ``text`` means: in the task ``key``, or in all that name it."""
    if not units and not groups:
        raise Refusal("nobody_picked", f"请至少选一个单位，再说明“{text}”是谁。")
    chosen: Chosen = {"units": [u.pk for u in units], "groups": [g.pk for g in groups]}
    task = find(draft.current.plan, key) if key is not None else None
    place = f"{label(task)}里的" if task else ""
    picked = "、".join(str(one) for one in [*groups, *units])
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.pick_members",
        sentence=f"选定{place}“{text}”是{picked}",
        make=lambda content: corrections.with_chosen(content, text, chosen, key=key),
    )


@transaction.atomic
def rename_unit(*, by: User, draft: PlanDraft, version: int, text: str, new: str) -> DraftVersion:
    """Set a misread name right wherever it stands in the draft."""
    if not new.strip():
        raise Refusal("name_missing", "请写正确的单位名称。")
    return change(
        draft,
        by=by,
        version=version,
        verb="plans.rename_unit",
        sentence=f"把“{text}”改成“{new.strip()}”",
        make=lambda content: corrections.renamed(content, text, new.strip()),
    )
