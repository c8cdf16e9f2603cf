"""The example district's ways beyond its own site. Nothing is sent by itself: whoever publishes
chooses them, and sending needs an address and a key of one's own (docs/operating.md)."""

from __future__ import annotations

from datetime import UTC, datetime

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit, User

from .actions import keep_channel

FIRST_DAY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
CHANNELS = (
    ("微信公众号“云川发布”", "webhook", "https://gateway.yunchuan.example/publish/"),
    ("外网单向导入目录", "folder", "out-net"),
)


def load() -> str:
    """Keep the channels; return the sentence that says so."""
    office = User.objects.get(username="linlan")
    government = Unit.objects.get(short_name="区政府")
    with clock.hold(FIRST_DAY):
        for name, kind, target in CHANNELS:
            keep_channel(by=office, unit=government, name=name, kind=kind, target=target)
    return f"发布渠道 {len(CHANNELS)} 个，公开时勾选才发。"
