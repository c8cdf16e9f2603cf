"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("desk.unlock", "解除账号锁定", ("security_officer",)),
    ("desk.remove_second_factor", "为丢失手机的人停用动态验证码", ("security_officer",)),
]
