"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("plans.manage", "读取、核对和接收工作要点，查看任务看板", ("office_admin", "office_staff")),
    (
        "plans.work",
        "替本单位签收任务、填写台账、报进展、申请办结",
        ("office_admin", "office_staff", "unit_leader", "info_officer"),
    ),
    ("plans.view", "查看本单位的任务", EVERYBODY),
]
