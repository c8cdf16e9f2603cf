"""Directories, entries, columns and tables for tests, made through the room's actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of, content_of
from gongkai.publishing.catalogue import actions
from gongkai.publishing.catalogue.actions import Wording
from gongkai.publishing.catalogue.exports import COLUMNS
from gongkai.publishing.catalogue.models import Column, Directory, Entry
from gongkai.publishing.catalogue.rules.shown import KIND
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Publication
from gongkai.publishing.release.queries.staff import outgoing_of

from .review import Bureau, opinion

LONG_AGO = date(2020, 1, 1)
WITHIN_20 = "信息形成或者变更之日起20个工作日内"


def directory(by: User, unit: Unit, **more: Any) -> Directory:
    """A directory of the unit; it has a title of its own if none is given."""
    number = Directory.objects.count() + 1
    said = {"kind": "agency", "title": f"{unit.said}公开事项目录{number}"} | more
    return actions.keep_directory(by=by, unit=unit, **said)


def wording(**more: Any) -> Wording:
    """What an entry says; 20 working days if nothing else is given."""
    said = {
        "content": "救助对象认定条件、标准、办理结果",
        "limit_text": WITHIN_20,
        "domain": "社会救助",
        "matter": "最低生活保障",
        "basis": "《社会救助暂行办法》",
    }
    return Wording(**said | more)


def entry(by: User, within: Directory, since: date = LONG_AGO, **more: Any) -> Entry:
    """An entry of the directory, in force since long."""
    unit = more.pop("unit", within.unit)
    return actions.add_entry(
        by=by, directory=within, unit=unit, wording=wording(**more), since=since
    )


def column(by: User, unit: Unit, **more: Any) -> Column:
    """A column of the unit."""
    said = {"name": f"工作动态{Column.objects.count() + 1}", "kind": "news"} | more
    return actions.keep_column(by=by, unit=unit, **said)


def table(*rows: dict[str, str]) -> bytes:
    """A catalogue table as a sheet; each row by the headings of the standard."""
    names = [name for name, _ in COLUMNS]
    lines = [[row.get(name, "") for name in names] for row in rows]
    return list_bytes("目录", "公开事项目录", COLUMNS, lines)


def row(matter: str, content: str, **more: str) -> dict[str, str]:
    """One line of such a table."""
    return {
        "一级事项": "社会救助",
        "二级事项": matter,
        "公开内容（要素）": content,
        "公开依据": "《社会救助暂行办法》",
        "公开时限": WITHIN_20,
        "公开方式": "主动",
    } | more


def published(bureau: Bureau, made: Directory) -> Publication:
    """The directory, reviewed by the bureau's people and released."""
    actions.send(by=bureau.author, directory=made)
    for reviewer in (bureau.first, bureau.secrecy, bureau.leader):
        case = case_of(KIND, made.pk)
        assert case is not None
        content = content_of(case, case.version)
        outgoing = outgoing_of(KIND, made.pk)
        assert outgoing is not None
        review.approve(
            by=reviewer,
            case=case,
            version=case.version,
            opinion=opinion(content or outgoing.content),
        )
    outgoing = outgoing_of(KIND, made.pk)
    assert outgoing is not None
    return release.release(outgoing.version, by=bureau.author)
