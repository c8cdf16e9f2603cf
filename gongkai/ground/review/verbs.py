"""What may be done in this room: (verb, Chinese label, roles that have it at first).

Who passes which stage is said by the chain of the record; these are the verbs that chains use.
"""

from gongkai.ground.orgs.rules.roles import EVERYBODY

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("review.submit", "把本单位的内容送审", ("office_admin", "office_staff", "info_officer")),
    ("review.first", "初审", ("office_staff", "reviewer")),
    ("review.second", "复审", ("office_admin", "reviewer", "unit_leader")),
    ("review.secrecy", "保密审查", ("secrecy_reviewer",)),
    ("review.final", "终审", ("office_admin", "unit_leader")),
    ("review.view", "查看本单位的审签", EVERYBODY),
    ("review.arrange", "为单位合并审核环节、允许一人多岗", ("office_admin",)),
]
