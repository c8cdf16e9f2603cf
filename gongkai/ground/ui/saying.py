"""What just happened, with a way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html


def say(request: HttpRequest, sentence: str, *, undo: str = "", undo_label: str = "撤回") -> None:
    """Say ``sentence`` on the next page; ``undo`` is the address of the page that takes it back."""
    shown = format_html("<b>{}</b>", sentence)
    if undo:
        shown = format_html('{} <a href="{}">{}</a>', shown, undo, undo_label)
    messages.success(request, shown)
