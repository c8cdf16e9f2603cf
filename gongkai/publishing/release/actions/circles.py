"""Circles of readers (在特定范围内公开): who belongs to them, and their codes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from .. import pages
from ..models import Audience, AudienceReader
from ..queries.readers import code_print

AUDIENCES = "release.audiences"
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another
LENGTH = 12  # 59 bits: nobody guesses it


@transaction.atomic
def keep_circle(
    *,
    by: User,
    unit: Unit,
    name: str,
    units: Iterable[Unit] = (),
    readers: Iterable[User] = (),
    circle: Audience | None = None,
) -> Audience:
    """Make a circle, or change its readers. Raises Refusal ``not_allowed``, ``name_taken``."""
    _require(by, circle.unit if circle is not None else unit)
    owner = circle.unit if circle is not None else unit
    same = Audience.objects.filter(unit=owner, name=name.strip())
    if any(other != circle for other in same):
        raise Refusal("name_taken", "本单位已经有叫这个名称的范围，请换一个名称。")
    row = circle or Audience(unit=owner)
    row.name = name.strip()
    row.save()
    row.units.set(units)
    row.readers.all().delete()
    AudienceReader.objects.bulk_create(AudienceReader(audience=row, user=user) for user in readers)
    said = "改了" if circle is not None else "建立了"
    _record(by, row, f"{said}特定范围“{row.name}”的读者")
    return row


@transaction.atomic
def new_code(*, by: User, circle: Audience) -> str:
    """Give the circle a new code and return it, this once; whoever has the old one is out."""
    row = _held(by, circle)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    row.code_hash, row.code_changed_at = code_print(row, code), clock.now()
    row.save(update_fields=["code_hash", "code_changed_at"])
    _record(by, row, f"换了特定范围“{row.name}”的查阅码")
    return code


@transaction.atomic
def close_circle(*, by: User, circle: Audience, active: bool = False) -> Audience:
    """Close a circle: from now on nobody of it reads anything. ``active`` opens it again."""
    row = _held(by, circle)
    if row.active != active:
        row.active = active
        row.save(update_fields=["active"])
        pages.turn_over()
        _record(by, row, f"{'启用' if active else '停用'}了特定范围“{row.name}”")
    return row


def _held(by: User, circle: Audience) -> Audience:
    row = Audience.objects.select_for_update(of=("self",)).get(pk=circle.pk)
    _require(by, row.unit)
    return row


def _require(by: User, unit: Unit) -> None:
    if not orgs.may(by, AUDIENCES, unit):
        raise Refusal("not_allowed", "您不能维护这个单位的特定范围。")


def _record(by: User, row: Audience, deed: str) -> None:
    audit.record(
        by=by,
        verb="release.circle",
        sentence=f"{orgs.who(by)}{deed}。",
        record=row,
        unit_id=row.unit_id,
    )
