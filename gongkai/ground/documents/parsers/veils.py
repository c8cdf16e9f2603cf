"""What a page holds and a reader does not see: by ``hidden``, by a style of its own, by a rule of
the page. ``html`` leaves out the plainest of it only, as scripts show much of the rest again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..model import Block, Document, Paragraph
from . import css
from .colours import WHITE, Colour, alike, colour
from .html import INLINE, tidy
from .text import clean, decode_page

_MUTE = {"script", "style", "template", "noscript", "title", "option"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """How words stand in an element: ``ink`` "" is none, ``ground`` "" is not known. ``veil`` is
    the element in which they went out of sight, 0 if they are seen. ``gone``: nothing in it can
    come back into sight. ``dressed``: a style sheet that we do not have may give it a ground."""

    ink: Colour | str = (0, 0, 0)
    ground: Colour | str = WHITE
    small: bool = False
    gone: bool = False
    veil: int = 0
    dressed: bool = False

    @property
    def lost(self) -> bool:
        if self.gone or self.small or self.ink == "":
            return True
        if self.dressed or isinstance(self.ground, str) or isinstance(self.ink, str):
            return False
        return alike(self.ink, self.ground)


class _Look(NamedTuple):
    """What a style says by itself; None where it says nothing."""

    small: bool | None
    ink: Colour | str | None
    ground: Colour | str | None
    gone: bool


def hidden_page(data: bytes, name: str) -> Document:
    """The pieces of a page that are out of sight, each a paragraph."""
    tree = LexborHTMLParser(decode_page(data))
    pieces: dict[int, list[str]] = {}
    if tree.root is not None:
        _walk(tree, tree.root, pieces)
    said = (tidy(" ".join(clean("".join(parts)).split())) for parts in pieces.values())
    blocks: list[Block] = [
        Paragraph(text, source=n) for n, text in enumerate(filter(None, said), 1)
    ]
    return Document("html", name, tuple(blocks))


def _walk(tree: LexborHTMLParser, root: LexborNode, pieces: dict[int, list[str]]) -> None:
    ruled = _ruled(tree)
    foreign = tree.css_first('link[rel~="stylesheet"]') is not None
    known: dict[int, _Seen | None] = {}
    for node in root.traverse(include_text=True):
        above = node.parent
        seen = known.get(above.mem_id, _Seen()) if above is not None else _Seen()
        if node.is_text_node:
            text = node.text_content or ""
            if seen is not None and seen.lost and text.strip():
                inline = above is not None and above.tag in INLINE
                pieces.setdefault(seen.veil, []).append(text if inline else f" {text}")
        elif node.is_element_node:
            mute = seen is None or node.tag in _MUTE
            known[node.mem_id] = None if mute or seen is None else _in(node, seen, ruled, foreign)


def _ruled(tree: LexborHTMLParser) -> dict[int, css.Declared]:
    """What the rules of the page declare of its elements; of two the heavier one counts."""
    found: dict[int, css.Declared] = {}
    sheet = "\n".join(each.text() for each in tree.css("style"))
    for rule in css.rules(sheet):
        try:
            hits = tree.css(rule.selector)
        except Exception:  # noqa: S112  (a selector that the library does not know hides nothing)
            continue
        for node in hits:
            found.setdefault(node.mem_id, {}).update(rule.declared)
    return found


def _in(node: LexborNode, above: _Seen, ruled: dict[int, css.Declared], foreign: bool) -> _Seen:
    """How words stand in an element that stands in another one."""
    attributes, rule = node.attributes, ruled.get(node.mem_id)
    if not attributes and rule is None:
        return above
    style = attributes.get("style") or ""
    said = _look(style) if rule is None else _look_of({**rule, **css.declarations(style)})
    ink = colour(attributes.get("color")) if said.ink is None and node.tag == "font" else said.ink
    ground = said.ground
    if ground is None and attributes.get("bgcolor"):
        ground = colour(attributes.get("bgcolor")) or ""
    if ground is None and attributes.get("background"):
        ground = ""
    seen = _Seen(
        ink=above.ink if ink is None else ink,
        ground=above.ground if ground is None else ground,
        small=above.small if said.small is None else said.small,
        gone=above.gone or "hidden" in attributes or said.gone,
        dressed=above.dressed or (foreign and bool({"class", "id"} & attributes.keys())),
    )
    if not seen.lost:
        return seen
    return replace(seen, veil=above.veil or node.mem_id)


@lru_cache(maxsize=1_000)
def _look(style: str) -> _Look:
    """Most elements of a page have one of a few styles."""
    return _look_of(css.declarations(style))


def _look_of(declared: css.Declared) -> _Look:
    return _Look(
        css.too_small(declared), css.ink(declared), css.ground(declared), css.vanishes(declared)
    )
