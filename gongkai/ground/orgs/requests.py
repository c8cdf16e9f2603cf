"""The type of a request behind ``@staff_page``: there is a person, and perhaps a unit."""

from __future__ import annotations

from django.http import HttpRequest

from .models import Unit, User


class StaffRequest(HttpRequest):
    """Only for annotations: ``staff_page`` lets nobody in who is not signed in."""

    user: User  # never anonymous here
    unit: Unit | None
