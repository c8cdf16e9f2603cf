"""What may be done in this room: (verb, Chinese label, roles that have it at first)."""

from gongkai.ground.orgs.rules.roles import EVERYBODY

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("textcheck.check", "检查文字和文件", EVERYBODY),
    ("textcheck.lists", "维护禁用词和错别字词表", ("office_admin",)),
]
