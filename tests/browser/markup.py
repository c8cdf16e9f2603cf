"""What the HTML of a page must be, read as strictly as the standard does."""

from __future__ import annotations

from collections import Counter

import html5lib


def faults(source: str) -> list[str]:
    """Errors of the parser, ids given twice, and what the security policy would refuse."""
    parser = html5lib.HTMLParser()
    tree = parser.parse(source)
    found = [f"line {place[0]}: {code} {data}" for place, code, data in parser.errors]
    elements = [each for each in tree.iter() if isinstance(each.tag, str)]
    ids = Counter(each.get("id") for each in elements if each.get("id"))
    found += [f"the id {name} stands {times} times" for name, times in ids.items() if times > 1]
    for each in elements:
        tag = each.tag.rpartition("}")[2]
        found += [f"<{tag} {name}>" for name in each.attrib if name == "style" or name[:2] == "on"]
        if tag == "style" or (tag == "script" and not each.get("src")):
            found.append(f"inline <{tag}>")
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            found += [
                f"{name}={wanted} names nothing"
                for wanted in (each.get(name) or "").split()
                if wanted not in ids
            ]
    root = next(each for each in elements if each.tag.endswith("}html"))
    if not (root.get("lang") or "").startswith("zh"):
        found.append("the page does not say that it is Chinese")
    return found
