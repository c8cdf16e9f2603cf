"""Reading a work plan: pure functions from a Document to a Plan. No database, no Django."""

from gongkai.oversight.plans.rules.model import Plan
from gongkai.oversight.plans.rules.read import read_plan

__all__ = ["Plan", "read_plan"]
