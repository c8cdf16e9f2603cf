"""What somebody else stored while a person was typing, said beside what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms

from ...content import DraftTask, NamedUnit
from ...enums import UnitRole
from ...saying import all_words


def show_stored(form: forms.Form, stored: Mapping[str, object]) -> None:
    """Say beside each field that differs from what somebody stored meanwhile what is stored."""
    for name in form.fields:
        bound = form[name]
        if not bound.is_hidden and _said(bound.data) != _said(stored.get(name)):
            bound.help_text = f"现在存的是：{_said(stored.get(name)) or '没有填'}"


def _said(value: object) -> str:
    """A value as a person reads it; line breaks do not count as a difference."""
    return (
        ("是" if value else "否") if isinstance(value, bool) else " ".join(str(value or "").split())
    )


def unit_words(units: Iterable[NamedUnit]) -> str:
    """The units of a task in one line: 区文旅局（牵头）、各镇、街道（责任，一组）."""
    return "、".join(
        f"{one['name']}（{UnitRole(one['role']).label}{'，一组' if one['group'] else ''}）"
        for one in units
    )


def differing_rows(stored: DraftTask, typed: DraftTask) -> dict[str, str]:
    """What is stored of the rows (``units``, ``deadlines``) that were typed otherwise, in words."""
    said = {
        "units": (unit_words(stored["units"]), unit_words(typed["units"])),
        "deadlines": (all_words(stored["deadlines"]), all_words(typed["deadlines"])),
    }
    return {name: was or "没有填" for name, (was, now) in said.items() if was != now}
