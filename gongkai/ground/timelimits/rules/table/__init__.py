"""The one versioned table of time limits. Each row names its article and how sure it is.

``valid_from`` is the day from which the instrument (or its present wording) is in force; rows taken
from a work plan begin with that plan's year. The office adds its own rows in the database.
"""

from __future__ import annotations

from ..limits import Limit
from .consultation import CONSULTATION
from .disclosure import DISCLOSURE
from .enforcement import ENFORCEMENT
from .reports import REPORTS
from .requests import REQUESTS

TABLE: tuple[Limit, ...] = (*DISCLOSURE, *ENFORCEMENT, *REQUESTS, *CONSULTATION, *REPORTS)
