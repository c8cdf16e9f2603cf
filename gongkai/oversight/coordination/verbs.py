"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

OFFICE = ("office_admin", "office_staff")
WRITERS = ("unit_leader", "info_officer")

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("coordination.manage", "组织案例评选，安排议题，查看各单位培训和汇报", OFFICE),
    ("coordination.record", "登记培训和汇报，报送案例，提出议题", (*WRITERS, *OFFICE)),
    ("coordination.vote", "代表本单位给案例投票", WRITERS),
    (
        "coordination.view",
        "查看本单位的培训和汇报、案例评选、议题",
        EVERYBODY,
    ),
]
