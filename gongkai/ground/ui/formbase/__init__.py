"""Forms whose mistakes are said in sentences that tell what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from .sentences import speak


class Plain:
    """Mixin for any Django form: Chinese sentences instead of the framework's phrases.

    A message that the form or the field sets itself stays.
    """

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            speak(field, str(field.label or name))


class Form(Plain, forms.Form):
    """An ordinary form, drawn with ``{% field %}`` or, whole, with ``{% fields %}``."""


class ModelForm(Plain, forms.ModelForm):  # type: ignore[type-arg]  # takes no parameter at run time
    """A form over a model. It only reads and checks; writing is for the room's actions."""

    def save(self, commit: bool = True) -> Any:
        """Refused: an action writes, with its audit entry. Raises TypeError."""
        raise TypeError("call the room's action instead of form.save()")


class Day(forms.DateInput):
    """The browser's own calendar; the value travels as 2025-10-09."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def offer_rows(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let the field ``name`` choose among ``rows``."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def offer_choices(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    """Let the field ``name`` choose among ``choices``: pairs of value and words."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


__all__ = ["Day", "Form", "ModelForm", "Plain", "offer_choices", "offer_rows"]
