"""Badges that the foot of a government site must show."""

from django.db.models import TextChoices


class BadgeKind(TextChoices):
    """One row each; the order here is the order in the foot."""

    PARTY = "party", "党政机关网站标识"
    SITE_CODE = "site_code", "网站标识码"
    ICP = "icp", "ICP备案号"
    POLICE = "police", "公安备案号"
    FIND_ERROR = "find_error", "我为政府网站找错"
