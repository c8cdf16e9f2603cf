"""Kinds of units and roles, each with the Chinese that people see."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What a unit is. Named groups such as 各镇（街道） are made of kinds."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门、单位"
    TOWN = "town", "镇、街道"
    INSTITUTION = "institution", "公共企事业单位"
    VERTICAL = "vertical", "垂直管理单位"


class NameKind(TextChoices):
    """What a stored name of a unit or group is."""

    NAME = "name", "全称"
    SHORT = "short", "简称"
    ALIAS = "alias", "别名"


class Officer(TextChoices):
    """三员: the three officers of an information system, kept apart from each other."""

    NONE = "", "业务角色"
    SYSTEM = "system", "系统管理员"
    SECURITY = "security", "安全保密管理员"
    AUDIT = "audit", "安全审计员"


class Reach(TextChoices):
    """How far from the unit of the post a role reaches."""

    UNIT = "unit", "本单位"
    BELOW = "below", "本单位及下级单位"
    GOVERNMENT = "government", "本级政府全部单位"
