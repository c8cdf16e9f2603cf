"""The ways beyond the site, one small file a kind, all of the same shape."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.ground.notices.rules.delivering import Outcome

from . import folder, webhook
from .shape import Parcel

__all__ = ["SENDERS", "Parcel"]

SENDERS: dict[str, Callable[[Parcel], Outcome]] = {
    "webhook": webhook.send,
    "folder": folder.send,
}
