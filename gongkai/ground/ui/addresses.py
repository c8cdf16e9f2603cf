"""Addresses of staff pages, as notices and links carry them out of the process that writes them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse


def desk_address(name: str, *args: Any) -> str:
    """The address of a staff page, beginning with a slash.

    Also where this process serves no staff page: a worker or the public site by itself.
    """
    return reverse(name, args=args, urlconf=settings.STAFF_URLCONF)
