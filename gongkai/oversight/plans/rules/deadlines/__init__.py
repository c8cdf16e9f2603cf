"""By when: time limits in a deadline cell and in the words of a requirement."""

from gongkai.oversight.plans.rules.deadlines.context import Context
from gongkai.oversight.plans.rules.deadlines.read import (
    in_cell,
    in_requirement,
    looks_like_deadline,
)
from gongkai.oversight.plans.rules.deadlines.repeats import is_weekly

__all__ = ["Context", "in_cell", "in_requirement", "is_weekly", "looks_like_deadline"]
