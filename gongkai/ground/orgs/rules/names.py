"""When two written names are the same name."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = {"Cf", "Cc"}  # zero-width and control characters out of PDF and Word
_DROPPED = re.compile(r"[\s·•・]+")


def key(text: str) -> str:
    """The form in which names are compared: one width, no spaces, no case, nothing unseen.

    「 区 文旅局」 and 「区文旅局」 have one key; 「区文旅局」 and 「区文化和旅游局」 do not: there
    are stored short names and aliases for that.
    """
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN)
