"""What proof can be."""

from django.db import models


class EvidenceKind(models.TextChoices):
    """A file, an address, or a record of another room."""

    FILE = "file", "文件"
    LINK = "link", "链接"
    RECORD = "record", "平台内的记录"
