"""English on a Chinese screen."""

from __future__ import annotations

import re
from typing import Any

# What people here call by these letters themselves, or type as they stand.
ALLOWED = {
    "pdf", "word", "excel", "docx", "doc", "xlsx", "xls", "csv", "txt", "ofd", "wps", "html", "md",
    "tab", "enter", "esc", "shift", "ctrl", "cmd",  # keys on the keyboard
    "icp",  # the number under every site
    "gb", "wcag", "aa",  # names of standards
    "json", "api", "http", "https", "url", "ip", "xml",  # on pages for system officers
    "totp", "app", "kb", "mb",
}  # fmt: skip

_READ = """() => {
  const said = [document.title, document.body.innerText];
  for (const each of document.querySelectorAll('[placeholder],[title],[alt],[aria-label]'))
    for (const name of ['placeholder', 'title', 'alt', 'aria-label'])
      said.push(each.getAttribute(name) || '');
  for (const each of document.querySelectorAll('[translate=no], code, kbd'))
    said.push('\\u0000' + each.innerText);
  return said;
}"""


def english(page: Any, known: set[str] = frozenset()) -> list[str]:
    """Words of two letters or more that are no Chinese, ``ALLOWED`` and ``known`` left out.

    What stands in ``translate="no"``, ``code`` or ``kbd`` is data, not a word of ours.
    """
    said = page.evaluate(_READ)
    data = {word for text in said if text[:1] == "\0" for word in _words(text)}
    found = {word for text in said if text[:1] != "\0" for word in _words(text)}
    return sorted(found - data - ALLOWED - {word.lower() for word in known})


def _words(text: str) -> set[str]:
    without_addresses = re.sub(r"\S+@\S+|https?://\S+|\S+\.(gov\.)?cn\b|/[\w/-]+", " ", text)
    return {word.lower() for word in re.findall(r"[A-Za-z]{2,}", without_addresses)}
