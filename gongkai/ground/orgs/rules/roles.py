"""The roles that every installation begins with. Later they are rows that the office may change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleSeed:
    """A role as first created: code, label, reach (see ``enums.Reach``) and, if so, the officer."""

    code: str
    label: str
    reach: str = "unit"
    officer: str = ""


ROLES = (
    RoleSeed("office_admin", "公开办管理员", reach="government"),
    RoleSeed("office_staff", "公开办工作人员", reach="government"),
    RoleSeed("unit_leader", "单位负责人", reach="below"),
    RoleSeed("info_officer", "信息公开员"),
    RoleSeed("reviewer", "审核员"),
    RoleSeed("legal_reviewer", "合法性审查员"),
    RoleSeed("secrecy_reviewer", "保密审查员"),
    RoleSeed("viewer", "查阅人员"),
    RoleSeed("system_officer", "系统管理员", reach="government", officer="system"),
    RoleSeed("security_officer", "安全保密管理员", reach="government", officer="security"),
    RoleSeed("audit_officer", "安全审计员", reach="government", officer="audit"),
)
# Who works in government, whatever they do; the three officers (三员) keep to their own.
EVERYBODY = tuple(role.code for role in ROLES if not role.officer)
