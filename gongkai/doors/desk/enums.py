"""Words of the desk."""

from enum import StrEnum


class SecondFactor(StrEnum):
    """For whom the office requires a second factor."""

    OPTIONAL = "optional"
    OFFICERS = "officers"
    EVERYONE = "everyone"
