"""The boxes on the page of one name: what looks like it first, then groups, then all units."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ground.orgs.enums import UnitKind

from ...forms import NameForm
from ...queries.matching import Matcher


@dataclass(frozen=True, slots=True)
class Choice:
    """One box."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """Boxes under one heading; ``wide`` ones run in columns."""

    label: str
    choices: list[Choice]
    wide: bool = False


def choices_by_kind(form: NameForm, matcher: Matcher, suggested: list[str]) -> list[Kind]:
    """Every unit and group exactly once."""
    chosen = set(form["to"].value() or [])

    def boxes(values: list[str]) -> list[Choice]:
        return [Choice(value, str(form.by_value[value]), value in chosen) for value in values]

    known = [value for value in suggested if value in form.by_value]
    groups = [value for value in form.by_value if value.startswith("group:")]
    found = [
        Kind("看着像的", boxes(known)),
        Kind("成组的单位", boxes([value for value in groups if value not in known])),
    ]
    for kind in UnitKind:
        units = [f"unit:{pk}" for pk, unit in matcher.units.items() if unit.kind == kind]
        rest = [value for value in units if value not in known]
        found.append(Kind(str(kind.label), boxes(rest), wide=True))
    return [kind for kind in found if kind.choices]
