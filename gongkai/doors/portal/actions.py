"""What the office changes on the site. Each change is one entry of the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Model

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.publishing.release import pages

from . import queries, rules
from .enums import BadgeKind
from .models import Badge, Guide, SiteProfile

MANAGE = "portal.manage"


@transaction.atomic
def edit_profile(*, by: AbstractBaseUser | None, **values: str) -> SiteProfile:
    """Change who runs the site and how they are reached. Raises Refusal ``not_allowed``."""
    _require(by)
    site = queries.profile()
    changed = _write(site, values)
    if changed:
        sentence = f"{_who(by)}修改了网站信息：{'、'.join(changed)}。"
        _record(by=by, verb="portal.edit_profile", sentence=sentence, record=site)
    return site


@transaction.atomic
def edit_guide(*, by: AbstractBaseUser | None, **values: str) -> Guide:
    """Change the guide and note the day (条例 Art. 12, 53). Raises Refusal ``not_allowed``."""
    _require(by)
    guide = queries.guide()
    guide.updated = clock.now()
    changed = _write(guide, values)
    if changed:
        sentence = f"{_who(by)}修改了政府信息公开指南：{'、'.join(changed)}。"
        _record(by=by, verb="portal.edit_guide", sentence=sentence, record=guide)
    return guide


@transaction.atomic
def set_badges(
    *, by: AbstractBaseUser | None, rows: Mapping[BadgeKind, tuple[str, str]]
) -> list[Badge]:
    """Set text and link of the badges; an empty text takes the badge away.

    Raises Refusal ``not_allowed``.
    """
    _require(by)
    changed = [kind for kind, (text, url) in rows.items() if _set_badge(kind, text.strip(), url)]
    if changed:
        labels = "、".join(str(BadgeKind(kind).label) for kind in changed)
        sentence = f"{_who(by)}修改了页脚标识：{labels}。"
        _record(by=by, verb="portal.set_badges", sentence=sentence)
    return queries.badges()


@transaction.atomic
def set_grey(*, by: AbstractBaseUser | None, since: date, until: date, reason: str) -> SiteProfile:
    """Show the site in grey from ``since`` to ``until``, both included (一键置灰).

    Raises Refusal ``not_allowed`` or ``ends_before_it_begins``.
    """
    _require(by)
    if until < since:
        raise Refusal("ends_before_it_begins", "结束日期早于开始日期，请改一下结束日期。")
    site = queries.profile()
    _write(site, {"grey_since": since, "grey_until": until, "grey_reason": reason})
    days = rules.said_days(since, until)
    sentence = f"{_who(by)}设定{days}网站置灰，原因：{reason}。"
    _record(by=by, verb="portal.set_grey", sentence=sentence, record=site)
    return site


@transaction.atomic
def lift_grey(*, by: AbstractBaseUser | None) -> SiteProfile:
    """Show the site in colour again at once. Raises Refusal ``not_allowed``."""
    _require(by)
    site = queries.profile()
    if _write(site, {"grey_since": None, "grey_until": None, "grey_reason": ""}):
        sentence = f"{_who(by)}取消了网站置灰。"
        _record(by=by, verb="portal.lift_grey", sentence=sentence, record=site)
    return site


def _record(**entry: Any) -> None:
    """The change in the log, and no kept page that was made before it."""
    pages.turn_over()
    record(**entry)


def _require(by: AbstractBaseUser | None) -> None:
    if by is not None and not getattr(by, "has_perm", lambda _verb: False)(MANAGE):
        raise Refusal("not_allowed", "您没有维护网站的权限，请找政务公开办的管理人员。")


def _who(by: AbstractBaseUser | None) -> str:
    return "系统" if by is None else str(getattr(by, "name", by.get_username()))


def _write(row: Model, values: Mapping[str, Any]) -> list[str]:
    """Write what differs; return the Chinese names of the fields that changed."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save()
    return [str(row._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]  # no relation


def _set_badge(kind: BadgeKind, text: str, url: str) -> bool:
    """Whether anything changed."""
    present = Badge.objects.filter(kind=kind).first()
    if not text:
        return bool(Badge.objects.filter(kind=kind).delete()[0])
    if present is not None and (present.text, present.url) == (text, url):
        return False
    Badge.objects.update_or_create(kind=kind, defaults={"text": text, "url": url})
    return True
