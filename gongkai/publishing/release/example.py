"""One way out beside the site. It is left off: what signs its manifest is a key of the house."""

from __future__ import annotations

from datetime import datetime

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit, User

from . import actions
from .models import Channel

BEGINNING = datetime(2026, 1, 5, 9, 0, tzinfo=clock.CHINA)


def load() -> str:
    """A folder for the screens in the service halls; return the sentence that says so.

    Until GONGKAI_SIGNING_KEY is set nothing could be written there, so it is switched off.
    """
    office = User.objects.get(username="linlan")
    with clock.hold(BEGINNING):
        channel = actions.keep_channel(
            by=office,
            unit=Unit.objects.get(short_name="区政府办公室"),
            name="镇村政务公开专区一体机",
            kind=Channel.FOLDER,
            target="service-halls",
        )
        actions.switch_channel(by=office, channel=channel, active=False)
    return f"发布渠道“{channel.name}”建好了，设置签名密钥以后可以启用。"
