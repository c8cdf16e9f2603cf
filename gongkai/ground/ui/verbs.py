"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("ui.parts", "查看界面部件样张", ("office_admin", "system_officer")),
]
