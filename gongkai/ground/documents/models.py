"""Uploaded files: many rows may name one content, which is stored once."""

from __future__ import annotations

from django.db import models

from .media import BY_TYPE


class Upload(models.Model):
    """A file somebody handed in, under the name it had. It is never changed.

    Its maker is kept as a number and a name, not as a foreign key: people stand in ``orgs``, above
    this room, and an upload outlives the account of whoever made it.
    """

    sha256 = models.CharField("内容校验值", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("大小（字节）")
    media_type = models.CharField("类型", max_length=100)
    name = models.CharField("文件名", max_length=150)
    by_id = models.BigIntegerField("上传人编号", null=True)
    by_name = models.CharField("上传人", max_length=100, blank=True)
    unit_id = models.BigIntegerField("单位编号", null=True, db_index=True)
    created = models.DateTimeField("上传时间", db_index=True)

    class Meta:
        verbose_name = "上传的文件"
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the storage keeps the content: two folders of 256 keep each one small."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    @property
    def inline(self) -> bool:
        """Whether a browser may show it within a page: a picture."""
        media = BY_TYPE.get(self.media_type)
        return media is not None and media.inline
