"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    (
        "supervision.manage",
        "核实和复核问题，印发和审核督办单、工作建议书",
        ("office_admin", "office_staff"),
    ),
    (
        "supervision.answer",
        "替本单位报整改结果、答复督办单",
        ("unit_leader", "info_officer", "office_admin", "office_staff"),
    ),
    ("supervision.report", "登记发现的问题", EVERYBODY),
    ("supervision.view", "查看本单位的督查督办", EVERYBODY),
]
