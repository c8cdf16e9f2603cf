"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("desk.unlock", "解除账号锁定", ("security_officer",)),
]
