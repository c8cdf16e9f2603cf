"""Whether a page rather draws its words than writes them. Pure.

A character that was turned into curves has some 10 to 40 of them. Lines and rectangles of tables
have none, round corners four, a round stamp some more.
"""

from __future__ import annotations

FEWEST = 200  # curves: less is a mark or rounded boxes
MOST_WORDS = 400  # characters: a page that says so much is a text, and what it draws an emblem
A_WORD = 2  # curves to each character that is written; less is an ornament


def needed(characters: int) -> int | None:
    """How many curves make a page with so many characters a drawn one; None: none do."""
    return max(FEWEST, A_WORD * characters) if characters < MOST_WORDS else None
