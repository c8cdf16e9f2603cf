"""The ways out of the house, one small file per kind, all of the same shape.

A new channel: a member in ``enums.Channel``, a file like ``sms.py``, a line in ``CHANNELS``.
"""

from __future__ import annotations

from ..enums import Channel
from . import email, sms, wechat
from .shape import Message, Sender

__all__ = ["CHANNELS", "Message", "Sender", "ready_channels"]

CHANNELS: dict[str, Sender] = {
    Channel.EMAIL: email.SENDER,
    Channel.SMS: sms.SENDER,
    Channel.WECHAT: wechat.SENDER,
}


def ready_channels() -> list[Channel]:
    """The channels that this installation has been set up for."""
    return [channel for channel in Channel if CHANNELS[channel].is_ready()]
