"""What a register entry must say, and the hash over what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from gongkai.ground.core.errors import Reason

# The day on which 政府信息公开条例 first came into force: nothing was held under it before.
EARLIEST = date(2008, 5, 1)
MOST_PEOPLE = 100_000
UNDO = timedelta(minutes=10)
# What a work plan asks of every unit each year: one training, one briefing of its leader.
EACH_YEAR = {"training": 1, "briefing": 1}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says of a training or briefing."""

    kind: str
    held_on: date
    subject: str
    host: str
    people: int
    place: str = ""
    summary: str = ""

    def tidy(self) -> Facts:
        """Without blanks around the texts."""
        texts = {
            name: str(getattr(self, name)).strip()
            for name in ("subject", "host", "place", "summary")
        }
        return Facts(self.kind, self.held_on, people=self.people, **texts)


def reasons_against(facts: Facts, today: date) -> list[Reason]:
    """All that is wrong with ``facts``, each with the field to change."""
    found = []
    if facts.held_on > today:
        found.append(Reason("in_the_future", "日期不能晚于今天。办过以后再来登记。", "held_on"))
    if facts.held_on < EARLIEST:
        found.append(
            Reason("too_long_ago", "日期早于2008年5月1日（条例施行日），请核对。", "held_on")
        )
    if not facts.subject:
        found.append(Reason("no_subject", "请写明主题。", "subject"))
    if not facts.host:
        found.append(Reason("no_host", "请写明主持人或者主讲人。", "host"))
    if facts.kind == "training" and facts.people < 1:
        found.append(Reason("no_people", "培训至少有 1 个人参加，请填写人数。", "people"))
    if not 0 <= facts.people <= MOST_PEOPLE:
        found.append(Reason("too_many_people", "人数不在 0 到 100000 之间，请核对。", "people"))
    return found


def content_hash(unit: int, facts: Facts, materials: Iterable[str] = ()) -> str:
    """sha256 over the facts and the hashes of the materials: changes with either."""
    said = asdict(facts) | {"held_on": facts.held_on.isoformat(), "unit": unit}
    said["materials"] = sorted(materials)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def may_restore(voided_at: datetime | None, now: datetime) -> bool:
    """Whether a voiding may still be taken back: within ten minutes."""
    return voided_at is not None and now - voided_at <= UNDO


def missing(counts: dict[str, int]) -> dict[str, int]:
    """For each kind how many of the year's duty are still to be held."""
    return {kind: max(0, least - counts.get(kind, 0)) for kind, least in EACH_YEAR.items()}
