"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

OFFICE = ("office_admin", "office_staff")

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("catalogue.view", "查看公开事项目录和进度", EVERYBODY),
    ("catalogue.keep", "维护公开事项目录，登记适用主体", (*OFFICE, "info_officer")),
    ("catalogue.columns", "维护栏目", (*OFFICE, "info_officer")),
    ("catalogue.topics", "维护专题", OFFICE),
    ("catalogue.order_reposts", "登记要转载的信息，布置给各单位", OFFICE),
    ("catalogue.repost", "办理转载任务", (*OFFICE, "info_officer", "unit_leader")),
]
