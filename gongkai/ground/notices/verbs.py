"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("notices.oversee", "查看外发消息，决定是否重新发送", ("office_admin", "system_officer")),
]
