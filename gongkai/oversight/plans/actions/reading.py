"""A file becomes a draft: stored, parsed, read, and kept as it was read."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import actions as documents
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.timelimits import queries as timelimits

from ..content import fingerprint
from ..corrections import adopt
from ..enums import DraftState
from ..models import Plan, PlanDraft
from ..rules import read_plan
from ..source import material
from .versions import TITLE_LENGTH, require, write


def read_plan_file(*, by: User, unit: Unit, data: bytes, name: str) -> PlanDraft:
    """Store a file, read it as a work plan and keep the reading as a draft of ``unit``.

    The same file while its draft is still open gives that draft again: a double click makes no
    second one; so does another file that says the same. Raises Refusal: the file cannot be read,
    is no plan (nothing is stored then), or ``already_taken_over``.
    """
    require(by, unit)
    file_hash = hashlib.sha256(data).hexdigest()
    _refuse_taken_over(unit, file_hash)
    again = _open_draft(unit, file_hash=file_hash)
    if again is not None:
        return again
    document = parse(data, name)
    reading = read_plan(
        document, register=orgs.register(), add_workdays=timelimits.calendar().add_workdays
    ).as_json()
    same = _open_draft(unit, reading_hash=fingerprint(adopt(reading)))
    if same is not None:
        return same
    try:
        return keep_reading(by=by, unit=unit, data=data, document=document, reading=reading)
    except IntegrityError:  # the same file came twice at once
        again = _open_draft(unit, file_hash=file_hash)
        if again is None:
            raise
        return again


@transaction.atomic
def keep_reading(
    *, by: User, unit: Unit, data: bytes, document: Document, reading: dict[str, Any]
) -> PlanDraft:
    """Keep a reading (the reader's JSON) of a parsed file as the first version of a new draft."""
    require(by, unit)
    content = adopt(reading)
    upload = documents.store(by=by, data=data, name=document.name, unit_id=unit.pk)
    draft = PlanDraft.objects.create(
        unit=unit,
        upload=upload,
        file_hash=hashlib.sha256(data).hexdigest(),
        reading_hash=fingerprint(content),
        title=content["title"][:TITLE_LENGTH],
        source=material(document),
        created_by=by,
    )
    found = f"读取了文件“{upload.name}”，找到 {len(content['tasks'])} 项任务"
    write(draft, content, by=by, verb="plans.read_file", sentence=found)
    return draft


def _open_draft(unit: Unit, **same: str) -> PlanDraft | None:
    return PlanDraft.objects.filter(unit=unit, state=DraftState.CHECKING, **same).first()


def _refuse_taken_over(unit: Unit, file_hash: str) -> None:
    plan = Plan.objects.filter(unit=unit, file_hash=file_hash).first()
    if plan is not None:
        raise Refusal(
            "already_taken_over",
            f"这个文件已经接收过，就是《{plan.title.strip('《》')}》。"
            "请到工作要点列表打开它的任务看板。",
        )
