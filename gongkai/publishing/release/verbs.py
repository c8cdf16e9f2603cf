"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    (
        "release.publish",
        "公开本单位审签完成的内容",
        ("office_admin", "office_staff", "info_officer"),
    ),
    ("release.withdraw", "撤下已经公开的内容", ("office_admin", "unit_leader", "info_officer")),
    ("release.view", "查看本单位公开了什么", EVERYBODY),
    ("release.channels", "维护发布渠道", ("office_admin",)),
    ("release.audiences", "维护在特定范围内公开的读者", ("office_admin", "info_officer")),
]
