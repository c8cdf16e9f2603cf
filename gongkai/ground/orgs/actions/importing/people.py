"""People and their posts from a table: one row for each post."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.language.dates import dates_in

from ...models import Post, Role, Unit, UnitAlias, User
from ...queries import runs, who
from ...rules.names import key
from ...rules.sheets import Line, Outcome, refuse_errors
from ..accounts import open_account
from ..people import edit_person
from ..posts import give_post, retitle_post
from .rows import attempt, said_changes

Passwords = dict[str, str]


@transaction.atomic
def import_people(
    *, by: User | None, lines: list[Line], preview: bool = False
) -> tuple[list[Outcome], Passwords]:
    """Open accounts, change people and give posts by ``lines``.

    Returns what each row came to and the first passwords of new accounts by user name; they are
    stored nowhere and must be changed. Previews and errors as in ``import_units``.
    """
    passwords: Passwords = {}
    names: dict[str, Line] = {}
    outcomes = [
        attempt(line, line["name"], partial(_row, by, line, names, passwords)) for line in lines
    ]
    if preview:
        transaction.set_rollback(True)
        return outcomes, {}
    refuse_errors(outcomes)
    sentence = f"{who(by)}从表格导入人员：开通账号 {len(passwords)} 个，共 {len(outcomes)} 行。"
    record(by=by, verb="orgs.import_people", sentence=sentence)
    return outcomes, passwords


def _row(by: User | None, line: Line, names: dict[str, Line], passwords: Passwords) -> Outcome:
    _require_one_name(line, names)
    unit, role, since = _unit(line["unit"]), _role(line["role"]), _day(line["since"])
    _require_email(line["email"])
    person = User.objects.filter(username__iexact=line["username"]).first()
    if person is None:
        person, password = open_account(
            by=by,
            username=line["username"],
            name=line["name"],
            phone=line["phone"],
            email=line["email"],
            unit=unit,
            role=role,
            title=line["title"],
            since=since,
        )
        passwords[person.username] = password
        return Outcome(line.row, person.name, "new", f"开通账号，任{unit.said}{role.label}")
    said = [*_edited(by, person, line), *_placed(by, person, unit, role, since, line)]
    return Outcome(line.row, person.name, "changed" if said else "same", "；".join(said))


def _edited(by: User | None, person: User, line: Line) -> list[str]:
    labels = {"name": "姓名", "phone": "手机", "email": "电子邮箱"}
    present = {field: str(getattr(person, field)) for field in labels}
    wanted = present | {field: line[field] for field in labels if field in line.values}
    changes = {
        labels[field]: (present[field], wanted[field])
        for field in labels
        if present[field] != wanted[field]
    }
    if not changes:
        return []
    edit_person(by=by, person=person, **wanted)
    return [said_changes(changes)]


def _placed(  # noqa: PLR0917  (the parts of one row)
    by: User | None, person: User, unit: Unit, role: Role, since: date | None, line: Line
) -> list[str]:
    today = clock.today()
    post = Post.objects.filter(runs(today), user=person, unit=unit, role=role).first()
    if post is None:
        give_post(by=by, user=person, unit=unit, role=role, title=line["title"], since=since)
        return [f"新任{unit.said}{role.label}"]
    if "title" not in line.values or post.title == line["title"]:
        return []
    change = said_changes({"职务": (post.title, line["title"])})
    retitle_post(by=by, post=post, title=line["title"])
    return [change]


def _require_one_name(line: Line, names: dict[str, Line]) -> None:
    first = names.setdefault(line["username"].casefold(), line)
    if first["name"] != line["name"]:
        sentence = (
            f"用户名“{line['username']}”在第 {first.row} 行是{first['name']}，"
            f"在这一行是{line['name']}，请改成一样的姓名，或者换一个用户名。"
        )
        raise Refusal("two_names", sentence)


def _unit(text: str) -> Unit:
    found = UnitAlias.objects.select_related("unit").filter(key=key(text)).first()
    if found is None or found.unit is None:
        raise Refusal("unknown_unit", f"没有找到单位“{text}”，请核对名称，或者先新设这个单位。")
    return found.unit


def _role(text: str) -> Role:
    roles = {key(role.label): role for role in Role.objects.all()}
    if key(text) not in roles:
        known = "、".join(role.label for role in roles.values())
        raise Refusal("unknown_role", f"角色“{text}”不认识，请填写：{known}。")
    return roles[key(text)]


def _day(text: str) -> date | None:
    if not text:
        return None
    days = [mention.date for mention in dates_in(text)]
    if len(days) != 1 or days[0] is None:
        raise Refusal("bad_day", f"任职日期“{text}”没有看懂，请写成 2026-05-06 的样子。")
    return days[0]


def _require_email(text: str) -> None:
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise Refusal("bad_email", f"电子邮箱“{text}”不完整，请核对。") from None
