"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

OFFICE = ("office_admin", "office_staff")

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("items.view", "查看本单位的政府信息", EVERYBODY),
    ("items.write", "起草和修改政府信息", (*OFFICE, "info_officer")),
    ("items.classify", "确定公开属性，到期重新评估", (*OFFICE, "info_officer", "unit_leader")),
    ("items.clear", "清理已公开的信息", (*OFFICE, "info_officer", "unit_leader")),
]
