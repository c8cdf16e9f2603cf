"""All that changes units, names, people, posts and roles."""

from .names import remember_alias
from .people import add_person
from .posts import give_post
from .units import add_unit

__all__ = ["add_person", "add_unit", "give_post", "remember_alias"]
