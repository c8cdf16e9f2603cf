"""When two written names are the same name."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[\s·•・]+")


def key(text: str) -> str:
    """The form in which names are compared: one width, no spaces, no case.

    「 区 文旅局」 and 「区文旅局」 have one key; 「区文旅局」 and 「区文化和旅游局」 do not: there
    are stored short names and aliases for that.
    """
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()
