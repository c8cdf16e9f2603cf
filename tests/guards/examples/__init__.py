"""Example records of each room, one file a room; importing this package registers them."""

from . import api, audit, notices, orgs, plans, timelimits

__all__ = ["api", "audit", "notices", "orgs", "plans", "timelimits"]
