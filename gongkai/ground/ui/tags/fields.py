"""Form fields and the summary of what must be changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
SHORT = (forms.DateInput, forms.NumberInput, forms.TimeInput)


def field(bound: BoundField, label: str = "") -> SafeString:
    """One field with label, hint, error and control, joined for screen readers."""
    widget = bound.field.widget
    if widget.is_hidden:
        return bound.as_widget()
    kind = _kind(widget)
    values = {
        "bound": bound,
        "label": label or bound.label,
        "ids": described_by(bound),
        "control": "" if kind == "choices" else _control(bound, kind),
        "optional": not bound.field.required and kind != "check",
    }
    return render_to_string(f"ui/parts/field_{kind}.html", values)


def fields(form: BaseForm) -> SafeString:
    """All visible fields of ``form`` one under the other, and the hidden ones."""
    hidden = [one.as_widget() for one in form.hidden_fields()]
    shown = [field(one) for one in form.visible_fields()]
    return format_html_join("", "{}", ((one,) for one in [*hidden, *shown]))


def control(bound: BoundField) -> SafeString:
    """The control of a row or a filter whose label stands beside it."""
    attrs: dict[str, Any] = {"class": "input"}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)


def described_by(bound: BoundField) -> str:
    """Ids of the hint and the error of ``bound``, for ``aria-describedby``."""
    ids = [f"{bound.auto_id}-hint"] if bound.help_text else []
    return " ".join(ids + ([f"{bound.auto_id}-error"] if bound.errors else []))


def target(bound: BoundField) -> str:
    """The id that a link to this field must lead to: the first choice, or the control."""
    if isinstance(bound.field.widget, CHOICES):
        return next((str(one.id_for_label) for one in bound.subwidgets), "")
    return bound.id_for_label or bound.auto_id


def error_summary(*given: BaseForm | None) -> dict[str, Any]:
    """Everything that must be changed in these forms, each line a link to its field."""
    lines: list[tuple[str, str]] = []
    for form in given:
        if form is not None and form.is_bound:
            lines += [("", str(error)) for error in form.non_field_errors()]
            lines += [(target(one), str(error)) for one in form for error in one.errors]
    return {"lines": lines}


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, CHOICES):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "line"


def _control(bound: BoundField, kind: str) -> SafeString:
    attrs: dict[str, Any] = {"aria-describedby": described_by(bound) or None}
    if kind == "line":
        own = str(bound.field.widget.attrs.get("class", ""))
        short = "mid" if isinstance(bound.field.widget, SHORT) else ""
        attrs["class"] = " ".join(filter(None, ["input", short, own]))
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs={name: value for name, value in attrs.items() if value})
