"""Kinds of directories, columns and lights, each with the Chinese that people see."""

from django.db.models import TextChoices


class DirectoryKind(TextChoices):
    """Whose directory it is: 条例 art. 12 asks every agency for one, art. 55 binds institutions;
    村务公开 follows 村民委员会组织法 art. 30."""

    AGENCY = "agency", "主动公开事项目录"
    INSTITUTION = "institution", "公共企事业单位公开目录"
    VILLAGE = "village", "村（社区）务公开目录"
    LINE = "line", "条线标准目录"


class ColumnKind(TextChoices):
    """What a column carries; it decides after how long it is stale."""

    NEWS = "news", "动态、要闻"
    NOTICE = "notice", "通知公告"
    POLICY = "policy", "政策文件"
    FIXED = "fixed", "长期不变的内容"


class ColumnPart(TextChoices):
    """Which fixed part of 政府信息公开 a column fills (国办公开办函〔2019〕61号; not verified)."""

    NONE = "", "一般栏目"
    RULES = "rules", "政府信息公开制度"
    REPORTS = "reports", "政府信息公开年报"


class Sector(TextChoices):
    """The trades of public institutions that 条例 art. 55 names, and others."""

    EDUCATION = "education", "教育"
    HEALTH = "health", "卫生健康"
    WATER = "water", "供水"
    POWER = "power", "供电"
    GAS = "gas", "供气"
    HEAT = "heat", "供热"
    ENVIRONMENT = "environment", "环境保护"
    TRANSPORT = "transport", "公共交通"
    OTHER = "other", "其他"


class FactVerb(TextChoices):
    """What happened to a thing that belongs under an entry."""

    FORMED = "formed", "形成"
    CHANGED = "changed", "变更"
    PUBLISHED = "published", "公开"
    WITHDRAWN = "withdrawn", "撤下"
    DROPPED = "dropped", "不再公开"
