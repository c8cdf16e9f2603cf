"""A large district in a database of its own: 60 units, a plan, and its assignments."""

from __future__ import annotations

import os
import tempfile
from datetime import date, datetime
from typing import Any

YEAR = 2026
OFFICER = "bench"


def begin() -> str:
    """A fresh SQLite database, migrated; return its folder. Django is set up on it."""
    folder = tempfile.mkdtemp(prefix="gongkai-bench-")
    use(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def use(folder: str) -> None:
    """Set Django up on the database in ``folder``."""
    os.environ["GONGKAI_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    import django

    django.setup()
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.urls"
    settings.ALLOWED_HOSTS = ["*"]
    settings.LOGGING_CONFIG = None


def people(units: int) -> tuple[Any, list[Any]]:
    """The office with its officer, and the units, each with somebody who reports."""
    from gongkai.ground.orgs import actions

    root = actions.add_unit(by=None, name="云川区人民政府", kind="government")
    office = actions.add_unit(by=None, name="云川区人民政府办公室", kind="department", parent=root)
    _person(office, OFFICER, "office_admin")
    made = [
        actions.add_unit(by=None, name=f"云川区第{number}中心", kind="department", parent=root)
        for number in range(1, units + 1)
    ]
    for number, unit in enumerate(made, start=1):
        _person(unit, f"bench{number}", "info_officer")
    return office, made


def _person(unit: Any, username: str, role: str) -> Any:
    from gongkai.ground.orgs import actions

    user = actions.add_person(by=None, username=username, name=username, must_change_password=False)
    actions.give_post(by=None, user=user, unit=unit, role=role, since=date(2025, 1, 1))
    return user


def plan_with(office: Any, units: list[Any], tasks: int, number: str) -> Any:
    """A plan of so many tasks for all of the units, taken over through the actions in March."""
    from gongkai.ground.core import clock
    from gongkai.ground.documents.model import Document, Paragraph
    from gongkai.ground.orgs.models import User
    from gongkai.oversight.plans import actions

    by = User.objects.get(username=OFFICER)
    reading = _reading(units, tasks, number)
    document = Document("txt", "要点.txt", (Paragraph(reading["title"], level=0, source=1),))
    with clock.hold(datetime(YEAR, 3, 2, 9, tzinfo=clock.CHINA)):
        draft = actions.keep_reading(
            by=by, unit=office, data=number.encode(), document=document, reading=reading
        )
        return actions.take_over(by=by, draft=draft, version=draft.current.number)


def _reading(units: list[Any], tasks: int, number: str) -> dict[str, Any]:
    named = [{"name": unit.name, "role": "responsible", "group": False} for unit in units]
    return {
        "title": f"{YEAR}年云川区政务公开工作要点（{number}）",
        "notice_title": "",
        "document_number": f"云川政办发〔{YEAR}〕{number}号",
        "issuer": "云川区人民政府办公室",
        "date": f"{YEAR}-03-02",
        "year": YEAR,
        "tasks": [_task(at, named) for at in range(1, tasks + 1)],
        "lead_list": [],
        "general": [],
        "warnings": [],
    }


def _task(at: int, named: list[dict[str, Any]]) -> dict[str, Any]:
    month = 4 + at % 9
    blank = dict.fromkeys(("date", "days", "unit", "event", "every", "times"))
    day = {"date": f"{YEAR}-{month:02}-28"}
    return {
        "number": at,
        "section": f"第{1 + at % 8}部分任务",
        "item": None,
        "requirement": f"做好第{at}件事，及时公开进展和结果，方便群众查阅和监督。",
        "units_text": "区政府各部门单位",
        "units_inherited": False,
        "units": named,
        "deadline_text": f"{month}月底前",
        "deadline_inherited": False,
        "deadlines": [{"kind": "date", "text": f"{month}月底前", "from": "cell", **blank, **day}],
        "source": {"table": None, "row": None, "paragraph": at},
    }
