"""Keeping the lists, measuring them, switching them on."""

from .keeping import add_words, allow, disallow, keep_list, remove_word
from .measuring import MEASURE, measure, start_measuring, switch

__all__ = [
    "MEASURE",
    "add_words",
    "allow",
    "disallow",
    "keep_list",
    "measure",
    "remove_word",
    "start_measuring",
    "switch",
]
