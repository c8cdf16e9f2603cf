"""Example records of each room, one file a room; importing this package registers them."""

from . import (
    api,
    audit,
    coordination,
    evidence,
    jobs,
    notices,
    orgs,
    plans,
    plans_sheets,
    plans_shown,
    release,
    review,
    shown,
    supervision,
    textcheck,
    timelimits,
)

__all__ = [
    "api",
    "audit",
    "coordination",
    "evidence",
    "jobs",
    "notices",
    "orgs",
    "plans",
    "plans_sheets",
    "plans_shown",
    "release",
    "review",
    "shown",
    "supervision",
    "textcheck",
    "timelimits",
]
