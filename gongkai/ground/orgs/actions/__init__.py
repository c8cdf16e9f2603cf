"""All that changes units, names, people, posts and roles.

An action given ``by=None`` is the system's own (imports of the example, commands). Otherwise the
person needs the verb for the unit concerned, whatever page or interface the request came through.
"""

from .accounts import open_account
from .begin import begin
from .deputies import end_deputy, name_deputy
from .groups import add_group, edit_group, save_line
from .importing import import_people, import_units
from .names import forget_alias, remember_alias
from .people import (
    add_person,
    disable_person,
    edit_person,
    enable_person,
    reset_password,
)
from .posts import end_post, give_post, hand_over, retitle_post
from .roles import grant, set_verbs, withdraw
from .units import add_unit, close_unit, edit_unit, reopen_unit

__all__ = [
    "add_group",
    "add_person",
    "add_unit",
    "begin",
    "close_unit",
    "disable_person",
    "edit_group",
    "edit_person",
    "edit_unit",
    "enable_person",
    "end_deputy",
    "end_post",
    "forget_alias",
    "give_post",
    "grant",
    "hand_over",
    "import_people",
    "import_units",
    "name_deputy",
    "open_account",
    "remember_alias",
    "reopen_unit",
    "reset_password",
    "retitle_post",
    "save_line",
    "set_verbs",
    "withdraw",
]
