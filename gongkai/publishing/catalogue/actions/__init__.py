"""Keeping directories, columns and topics, taking tables over, noting what happened."""

from .columns import keep_column, keep_guide, keep_topic, switch_column, switch_topic
from .directories import (
    Wording,
    add_entry,
    change_entry,
    end_entry,
    keep_bound,
    keep_directory,
    release_bound,
    restore_entry,
    send,
)
from .importing import correct_row, drop, read_in, take_over, tick, tick_leaving
from .noting import bring_current, note, rebuild
from .reminding import remind_due
from .reposting import finish_repost, order_repost, remind_reposts

__all__ = [
    "Wording",
    "add_entry",
    "bring_current",
    "change_entry",
    "correct_row",
    "drop",
    "end_entry",
    "finish_repost",
    "keep_bound",
    "keep_column",
    "keep_directory",
    "keep_guide",
    "keep_topic",
    "note",
    "order_repost",
    "read_in",
    "rebuild",
    "release_bound",
    "remind_due",
    "remind_reposts",
    "restore_entry",
    "send",
    "switch_column",
    "switch_topic",
    "take_over",
    "tick",
    "tick_leaving",
]
