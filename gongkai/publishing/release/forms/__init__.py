"""What whoever publishes, and the office, fill in."""

from .keeping import ChannelForm, CircleForm
from .publishing import FilterForm, ProlongForm, PublishForm, WithdrawForm

__all__ = [
    "ChannelForm",
    "CircleForm",
    "FilterForm",
    "ProlongForm",
    "PublishForm",
    "WithdrawForm",
]
