"""Example records of each room, one file a room; importing this package registers them."""

from . import audit, notices, orgs, plans, timelimits

__all__ = ["audit", "notices", "orgs", "plans", "timelimits"]
