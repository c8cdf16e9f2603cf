"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("timelimits.manage", "维护工作日历和期限", ("office_admin",)),
]
