"""What may be done in this room: (verb, Chinese label, roles that have it at first).

The system officer keeps accounts, the security officer decides what a role may do, and neither
does the other's work (三员分立, GB/T 22239-2019 8.1.5).
"""

VERBS: list[tuple[str, str, tuple[str, ...]]] = [
    ("orgs.manage_units", "维护单位、单位组和条线", ("office_admin", "system_officer")),
    ("orgs.manage_people", "维护人员、账号和岗位", ("office_admin", "system_officer")),
    ("orgs.manage_officers", "任命三员", ("system_officer",)),
    ("orgs.manage_roles", "维护角色权限", ("security_officer",)),
]
