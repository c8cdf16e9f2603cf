"""The table of kinds and channels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from . import queries
from .channels import ready_channels
from .enums import Channel
from .kinds import NoticeKind, declared


class ChoiceForm(forms.Form):
    """One box for each kind and each channel that this installation has."""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.channels: list[Channel] = ready_channels()
        self.kinds: list[NoticeKind] = declared()
        for kind in self.kinds:
            wanted = queries.channels_wanted([user.pk], kind.code)[user.pk]
            for channel in self.channels:
                self.fields[_name(kind, channel)] = forms.BooleanField(
                    label=f"{kind.label}：{channel.label}",
                    required=False,
                    initial=str(channel) in wanted,
                )

    def rows(self) -> Iterator[tuple[NoticeKind, list[BoundField]]]:
        """Each kind with its boxes, for the table."""
        for kind in self.kinds:
            yield kind, [self[_name(kind, channel)] for channel in self.channels]

    def wanted(self) -> set[tuple[str, str]]:
        """The ticked pairs (kind, channel)."""
        return {
            (kind.code, str(channel))
            for kind in self.kinds
            for channel in self.channels
            if self.cleaned_data[_name(kind, channel)]
        }


def _name(kind: NoticeKind, channel: Channel) -> str:
    return f"{kind.code}-{channel}".replace(".", "-")
