"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("audit.read", "查看审计日志", ("audit_officer",)),
    ("audit.export", "导出审计日志", ("audit_officer",)),
]
