"""Rows behind gapless numbering, periodic sweeps and the workers that run them."""

from django.db import models


class NumberSeries(models.Model):
    """The last number given in one series, for one unit and year."""

    series = models.CharField("编号序列", max_length=40)
    unit_id = models.BigIntegerField("单位")
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后编号", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "unit_id", "year"], name="one_series_per_unit_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.series}/{self.unit_id}/{self.year}: {self.last}"


class SweepRun(models.Model):
    """When a periodic sweep last ran, so that it catches up after an outage."""

    name = models.CharField("任务", max_length=80, unique=True)
    started = models.DateTimeField("开始时间")
    finished = models.DateTimeField("完成时间", null=True)
    failure = models.TextField("失败原因", blank=True)
    worker = models.CharField("执行者", max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A worker process and when it was last seen alive."""

    name = models.CharField("执行者", max_length=64, unique=True)
    started = models.DateTimeField("开始时间")
    seen = models.DateTimeField("最近在线", db_index=True)

    def __str__(self) -> str:
        return self.name
