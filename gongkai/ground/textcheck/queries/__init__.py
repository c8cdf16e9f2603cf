"""Lists as the pages show them, and the checker with all that is switched on."""

from .checker import checker
from .lists import found_words, lists_of, terms_of

__all__ = ["checker", "found_words", "lists_of", "terms_of"]
