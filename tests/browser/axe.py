"""Accessibility rules of axe-core, run in a page without loosening its policy."""

from __future__ import annotations

from functools import cache
from typing import Any

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@cache
def _script() -> str:
    from axe_core_python.base import AXE_SCRIPT  # noqa: PLC0415  (reads half a megabyte)

    return str(AXE_SCRIPT)


def violations(page: Any) -> list[str]:
    """What axe finds on the page, one line each: rule, element, what is wrong.

    The script comes in through the debugger, which the content security policy does not bind;
    the page itself stays as people get it.
    """
    page.evaluate(_script())
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [
        f"{each['id']}: {node['html'][:160]}: {node['failureSummary'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
