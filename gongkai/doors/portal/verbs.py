"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("portal.manage", "维护网站信息、公开指南和置灰", ("office_admin",)),
]
