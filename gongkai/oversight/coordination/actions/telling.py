"""Who is told what. Every notice has a key: said twice, it is read once."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Post, Unit, User
from gongkai.ground.ui.addresses import desk_address

from ..models import Competition, Entry, Matter
from ..saying import day

COMPETITION = "coordination.competition"
MATTER = "coordination.matter"
TOLD = ("unit_leader", "info_officer")


def people_of(units: Iterable[Unit]) -> list[User]:
    """Leaders and information officers of many units, in one question."""
    posts = Post.objects.filter(
        orgs.runs(clock.today()), unit__in=list(units), role__code__in=TOLD
    ).values("user")
    return list(User.objects.filter(pk__in=posts, is_active=True))


def competition(
    case: Competition, what: str, subject: str, body: str, units: Iterable[Unit] | None = None
) -> None:
    """Tell the units of a competition, or some of them."""
    notices.notify(
        to=people_of(case.units.filter(active=True) if units is None else units),
        kind=COMPETITION,
        subject=subject,
        body=body,
        link=desk_address("coordination:competition", case.pk),
        key=f"{COMPETITION}:{case.pk}:{what}",
    )


def awarded(entry: Entry) -> None:
    """Tell a unit that its entry was chosen."""
    word = entry.get_award_display()
    competition(
        entry.competition,
        f"award:{entry.pk}",
        f"本单位的案例{entry}被评为{word}",
        f"{entry.competition}已经评定，可以打开看全部结果。",
        [entry.unit],
    )


def decided(matter: Matter, units: Iterable[Unit]) -> None:
    """Tell the responsible units what was decided and until when."""
    until = f"办理期限是{day(matter.due)}。" if matter.due else ""
    notices.notify(
        to=people_of(units),
        kind=MATTER,
        subject=f"{matter.label}已有决定，请本单位办理",
        body=f"{matter.decision[:500]}{until}",
        link=_matter(matter),
        key=f"{MATTER}:{matter.pk}:decided:{matter.version}",
    )


def proposer(matter: Matter, subject: str, body: str) -> None:
    """Tell the unit that proposed a matter what became of it."""
    notices.notify(
        to=people_of([matter.unit]),
        kind=MATTER,
        subject=subject,
        body=body,
        link=_matter(matter),
        key=f"{MATTER}:{matter.pk}:{matter.version}",
    )


def _matter(matter: Matter) -> str:
    return desk_address("coordination:matter", matter.pk)
