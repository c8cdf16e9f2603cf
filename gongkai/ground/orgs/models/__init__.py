"""Rows of the room: units and their names, groups and lines, people, roles, posts and deputies."""

from .groups import GroupMember, Line, UnitGroup
from .people import PastPassword, User
from .posts import Deputy, Post
from .roles import Role, RoleVerb, Verb
from .units import Unit, UnitAlias

__all__ = [
    "Deputy",
    "GroupMember",
    "Line",
    "PastPassword",
    "Post",
    "Role",
    "RoleVerb",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "User",
    "Verb",
]
