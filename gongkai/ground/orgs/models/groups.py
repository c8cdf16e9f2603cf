"""Named groups of units, and lines (条线): one unit leads a subject for others."""

from __future__ import annotations

from datetime import date

from django.db import models

from ..rules import dates
from .units import Unit


class UnitGroup(models.Model):
    """A named group such as 各镇（街道）: all units of some kinds, and units named one by one."""

    name = models.CharField("名称", max_length=100)
    kinds = models.JSONField("包含的单位类别", default=list, blank=True)
    units = models.ManyToManyField(
        Unit, through="orgs.GroupMember", verbose_name="另行列入的单位", related_name="groups"
    )
    order = models.PositiveIntegerField("排序", default=1000)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def members_on(self, day: date) -> list[Unit]:
        """The units that belong to the group on ``day``, in their usual order."""
        named = {
            member.unit_id
            for member in self.members.all()
            if dates.runs(day, member.since, member.until)
        }
        candidates = Unit.objects.filter(models.Q(kind__in=self.kinds) | models.Q(pk__in=named))
        return [unit for unit in candidates if unit.existed_on(day)]


class GroupMember(models.Model):
    """A unit that belongs to a group by name, for a period (both days belong to it)."""

    group = models.ForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        ordering = ["unit__order", "pk"]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.unit_id}"


class Line(models.Model):
    """A line (条线): the unit that leads a subject, and the units that it leads in it."""

    subject = models.CharField("事项", max_length=100, unique=True)
    duty = models.TextField("职责", blank=True)
    lead = models.ForeignKey(
        Unit, verbose_name="牵头单位", on_delete=models.PROTECT, related_name="led_lines"
    )
    units = models.ManyToManyField(Unit, verbose_name="参加单位", blank=True, related_name="lines")

    class Meta:
        ordering = ["subject"]

    def __str__(self) -> str:
        return self.subject
