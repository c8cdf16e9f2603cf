"""The catalogue of the example district: directories, columns, topics, institutions, a repost."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Line, Post, Unit, User
from gongkai.ground.review import actions as review

from .. import actions
from ..actions import Wording
from ..models import Directory, Entry
from ..rules.shown import KIND
from . import entries
from .passing import passed

BEGINNING = datetime(2026, 1, 5, 9, 0, tzinfo=clock.CHINA)
SINCE = date(2026, 1, 5)
ITEMS = "items.item"


def load() -> str:
    """Make all of it through the actions; return the sentence that says so."""
    with clock.hold(BEGINNING):
        _arrange()
        made = [_of_unit(name) for name in entries.UNITS]
        made += [_of_village(name, "村务", entries.VILLAGE) for name in entries.VILLAGES]
        made += [_of_village(name, "居务", entries.COMMUNITY) for name in entries.COMMUNITIES]
        made.append(_of_line())
        _columns()
        _bound()
    passed(made)
    with clock.hold(datetime(2026, 11, 20, 9, 0, tzinfo=clock.CHINA)):
        _repost()
    return (
        f"公开事项目录 {len(made)} 份、事项 {Entry.objects.count()} 个，"
        "栏目、专题和适用主体也建好了。"
    )


def unit(name: str) -> Unit:
    """A unit of the district by its short name."""
    return Unit.objects.get(short_name=name)


def officer(name: str) -> User:
    """Who keeps the directory of a unit."""
    role = "office_staff" if name == entries.OFFICE else "info_officer"
    found = Post.objects.filter(unit__short_name=name, role__code=role).order_by("pk")
    return found[0].user


def admin() -> User:
    """The office."""
    return User.objects.get(username="linlan")


def _arrange() -> None:
    """Small units: one person may hold several stages, the review sheet says so."""
    for name in entries.UNITS:
        if name == entries.HOUSING:
            continue
        for chain in (KIND, ITEMS):
            review.arrange(
                by=admin(), unit=unit(name), chain=chain, joined=[], one_person=True,
                reason="编制少，审核人员只有两名",
            )  # fmt: skip


def _of_unit(name: str) -> Directory:
    owner, by = unit(name), officer(name)
    kind = "institution" if name == entries.HOSPITAL else "agency"
    made = actions.keep_directory(by=by, unit=owner, kind=kind, title=f"{owner.name}公开事项目录")
    # An annual report is asked of agencies (条例 art. 49), not of institutions.
    common = entries.COMMON[:-1] if name == entries.HOSPITAL else entries.COMMON
    _fill(made, by, (*common, *entries.OWN[name]))
    return made


def _of_village(name: str, what: str, rows: tuple[entries.Row, ...]) -> Directory:
    owner, by = unit(entries.TOWN), officer(entries.TOWN)
    made = actions.keep_directory(
        by=by, unit=owner, kind="village", title=f"{name}{what}公开目录", place=name
    )
    _fill(made, by, rows)
    return made


def _of_line() -> Directory:
    line = Line.objects.get(subject="财政预决算信息")
    by = officer(line.lead.short_name)
    made = actions.keep_directory(
        by=by, unit=line.lead, kind="line", title="财政预决算公开标准目录", line=line
    )
    for member in line.units.all():
        for row in entries.LINE:
            actions.add_entry(
                by=by, directory=made, unit=member, wording=_wording(row), since=SINCE
            )
    return made


def _fill(directory: Directory, by: User, rows: tuple[entries.Row, ...]) -> None:
    for number, row in enumerate(rows, start=1):
        actions.add_entry(
            by=by,
            directory=directory,
            unit=directory.unit,
            wording=_wording(row, str(number)),
            since=SINCE,
        )


def _wording(row: entries.Row, number: str = "") -> Wording:
    return Wording(
        number=number, domain=row.domain, matter=row.matter, content=row.content,
        basis=row.basis, limit_text=row.limit, limit_code=row.special, duty=row.duty,
        section="办公室", channels=entries.CHANNELS, levels=("county",),
    )  # fmt: skip


def _columns() -> None:
    office = admin()
    government = Unit.objects.get(short_name="区政府")
    for order, (name, kind) in enumerate(entries.GOVERNMENT_COLUMNS, start=1):
        actions.keep_column(by=office, unit=government, name=name, kind=kind, order=order)
    for order, (name, kind, part) in enumerate(entries.PART_COLUMNS, start=20):
        actions.keep_column(
            by=office, unit=government, name=name, kind=kind, order=order, part=part
        )
    for place in entries.UNITS:
        _guide(place)
        for order, (name, kind) in enumerate(entries.UNIT_COLUMNS, start=1):
            actions.keep_column(
                by=officer(place), unit=unit(place), name=name, kind=kind, order=order
            )
    home = unit(entries.OFFICE)
    for order, (name, intro) in enumerate(entries.TOPICS, start=1):
        actions.keep_topic(by=office, unit=home, name=name, intro=intro, order=order)


def _guide(place: str) -> None:
    """The town has not yet said how it is reached by the internet: its desk tells it so."""
    more = {} if place == entries.TOWN else {"internet": "区政府网站“依申请公开”栏目"}
    actions.keep_guide(
        by=officer(place), unit=unit(place), agency="办公室", phone=unit(place).phone,
        fax=f"{unit(place).phone[:-1]}9", address=entries.ADDRESSES.get(place, entries.HALL),
        hours="工作日 8:30 至 12:00，13:30 至 17:00",
        obtaining="在本单位的目录、栏目里查，也可以到政务公开专区查阅；没有公开的，可以申请",
        **more,
    )  # fmt: skip


def _bound() -> None:
    for name, sector, supervisor, own in entries.BOUND:
        actions.keep_bound(
            by=officer(supervisor),
            supervisor=unit(supervisor),
            name=name,
            sector=sector,
            since=SINCE,
            unit=unit(own) if own else None,
        )


def _repost() -> None:
    names = (entries.HOUSING, entries.CIVIL, entries.EDUCATION, entries.TOWN)
    row = actions.order_repost(
        by=admin(),
        unit=unit(entries.OFFICE),
        title="关于做好冬季安全生产工作的通知",
        source="云州市人民政府网站",
        asked_on=clock.today(),
        due_at=clock.now() + timedelta(days=1),
        units=[unit(name) for name in names],
    )
    for duty in row.duties.select_related("unit")[:2]:
        actions.finish_repost(
            by=officer(duty.unit.short_name),
            duty=duty,
            proof="https://www.yunchuan.gov.cn/zwgk/tzgg/",
        )
