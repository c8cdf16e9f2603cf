"""What may be done in this door: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("api.manage", "登记业务系统，发放和收回接口令牌", ("system_officer",)),
]
