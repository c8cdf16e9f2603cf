"""Lets Django's static files find the sheet that is put together from the look's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from . import sheets


class SheetFinder(BaseFinder):
    """Knows one file, ``ui/css/look.css``."""

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing can be set wrong."""
        return []

    def find(self, path: str, find_all: bool = False, **_older: Any) -> Any:
        """Where ``path`` lies, if it is the sheet."""
        if path != sheets.NAME:
            return []
        found = str(sheets.built() / sheets.NAME)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """The sheet and the storage it lies in, for ``collectstatic``."""
        yield sheets.NAME, FileSystemStorage(location=sheets.built())
