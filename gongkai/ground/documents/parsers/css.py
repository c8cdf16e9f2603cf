"""As much of CSS as tells whether words are seen: declarations, and the rules of a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from .colours import Colour, colour

Declared = dict[str, str]  # property -> value, both in small letters

MOST_RULES = 3_000
MOST_SIGNS = 1_000_000  # of all style sheets of a page
DEEPEST = 8  # groups within groups
LONGEST = 500  # characters of a value: longer ones are pictures
FAR = 500  # px, pt, % or em: beyond the edge of any page
_AWAY = ("left", "top", "right", "bottom", "margin-left", "margin-top", "text-indent", "transform")
# What a rule must speak of to be kept at all.
TELLING = frozenset(
    (
        *("display", "visibility", "opacity", "overflow", "height", "max-height", "width", "clip"),
        *("clip-path", "color", "background", "background-color", "background-image", "font"),
        *("font-size", "mso-hide", *_AWAY),
    )
)
_SHOWN_NOW = re.compile(r"\s*(?:only\s+)?(?:all|screen)\s*", re.I)
_DYNAMIC = re.compile(r":(?!not\(|first-|last-|nth-|only-|root)")
_NUMBER = re.compile(r"(-?\d{0,9}\.?\d{0,9})\s*(px|pt|em|rem|%|vw|vh|in|cm|mm|ex|pc)?")
_FAR = re.compile(r"-(\d{3,9})(?:\.\d*)?(?:px|pt|em|rem|%|vw|vh|cm|mm|in|ex)?\b")
_FLAT = re.compile(r"0+(?:\.0*)?(?:px|pt|em|rem|%|vw|vh)?")
_NOTHING = re.compile(r"scale\w?\(\s*0(?:\.0*)?\s*[,)]")
_CLIPPED = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%")


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with what it declares; the higher ``weight`` wins."""

    selector: str
    declared: Declared = field(hash=False)
    weight: tuple[int, int, int]


def declarations(style: str) -> Declared:
    """What a ``style`` attribute declares."""
    return _declared(tinycss2.parse_blocks_contents(style, skip_comments=True))


def _declared(nodes: Iterable[Any]) -> Declared:
    return {
        node.lower_name: tinycss2.serialize(node.value).strip().lower()[:LONGEST]
        for node in nodes
        if node.type == "declaration"
    }


def rules(style: str) -> list[Rule]:
    """The rules of a style sheet that hold on a screen without anybody doing anything, in the
    order in which they overrule each other. What lies beyond ``MOST_SIGNS`` is not read."""
    nodes = tinycss2.parse_stylesheet(style[:MOST_SIGNS], skip_comments=True, skip_whitespace=True)
    found: list[Rule] = []
    for selectors, inside in _holding(nodes):
        declared = _declared(tinycss2.parse_blocks_contents(inside, skip_comments=True))
        if not declared.keys() & TELLING:
            continue
        for selector in map(str.strip, selectors.split(",")):
            if selector and not _DYNAMIC.search(selector) and len(found) < MOST_RULES:
                strength = (selector.count("#"), len(re.findall(r"[.\[:]", selector)))
                found.append(Rule(selector, declared, (*strength, len(found))))
    return sorted(found, key=lambda rule: rule.weight)


def _holding(nodes: Iterable[Any], depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """Selectors and contents of the rules, also of those in groups that hold on a screen."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield tinycss2.serialize(node.prelude), node.content
        elif node.type == "at-rule" and node.content and _holds(node) and depth < DEEPEST:
            within = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            yield from _holding(within, depth + 1)


def _holds(group: Any) -> bool:
    """Whether what stands in a group of rules (@media, @supports) holds on a screen."""
    if group.lower_at_keyword in ("supports", "layer"):
        return True
    said = tinycss2.serialize(group.prelude)
    return group.lower_at_keyword == "media" and _SHOWN_NOW.fullmatch(said) is not None


def vanishes(said: Declared) -> bool:
    """Whether an element with all in it is out of sight: not drawn, transparent, off the page."""
    if said.get("display") == "none" or said.get("mso-hide") == "all":
        return True
    if said.get("visibility") in ("hidden", "collapse") or _FLAT.fullmatch(
        said.get("opacity", "1")
    ):
        return True
    if any((hit := _FAR.search(said.get(each, ""))) and int(hit[1]) >= FAR for each in _AWAY):
        return True
    if _CLIPPED.match(said.get("clip", "")) or _CLIPPED.match(said.get("clip-path", "")):
        return True
    if _NOTHING.search(said.get("transform", "")):
        return True
    cut = said.get("overflow") in ("hidden", "clip")
    return cut and any(_FLAT.fullmatch(said.get(e, "")) for e in ("height", "max-height", "width"))


def too_small(declared: Declared) -> bool | None:
    """Whether words are too small to be seen; None where nothing is said of their size."""
    said = declared.get("font-size") or _short_size(declared.get("font", ""))
    hit = _NUMBER.match(said.strip())
    if hit is None or hit[1] in ("", "-", "."):
        return None if not said or said.startswith(("inherit", "unset")) else False
    size, unit = float(hit[1]), hit[2] or "px"
    return size <= {"px": 2, "pt": 2, "%": 10, "vw": 0.1, "vh": 0.1}.get(unit, 0.1)


def _short_size(font: str) -> str:
    hit = re.search(r"\d[\d.]*(?:px|pt|em|rem|%)?(?=\s|/)", font)
    return hit[0] if hit else ""


def ink(declared: Declared) -> Colour | str | None:
    """The colour of words, "" for none at all (transparent); None where nothing is said."""
    said = declared.get("color", "")
    if said == "transparent" or re.fullmatch(r"(?:rgba|hsla)\(.*[,/]\s*0(?:\.0*)?%?\s*\)", said):
        return ""
    return colour(said)


def ground(declared: Declared) -> Colour | str | None:
    """The colour behind words, "" where it is not known (a picture); None where nothing is said."""
    said = declared.get("background-color") or declared.get("background") or ""
    plain = said.strip()
    if declared.get("background-image", "none") != "none":
        return ""
    if plain in ("", "none", "transparent", "inherit", "initial", "unset"):
        return None
    found = colour(plain)
    if found is not None:
        return found
    words = [each for each in re.split(r"\s+(?![^(]*\))", plain) if colour(each) is not None]
    return colour(words[0]) if words and "url(" not in plain and "gradient" not in plain else ""
