"""Roles as rows, and the verbs that each role has."""

from __future__ import annotations

from django.db import models

from .. import enums


class Verb(models.Model):
    """Something that may be done, declared by a room's ``verbs.py``."""

    code = models.CharField("代码", max_length=80, unique=True)
    label = models.CharField("名称", max_length=100)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label


class Role(models.Model):
    """A role that a post carries: what its holder may do and how far that reaches."""

    code = models.SlugField("代码", max_length=40, unique=True)
    label = models.CharField("名称", max_length=50)
    reach = models.CharField(
        "范围", max_length=20, choices=enums.Reach.choices, default=enums.Reach.UNIT
    )
    officer = models.CharField(
        "三员", max_length=10, choices=enums.Officer.choices, default="", blank=True
    )
    order = models.PositiveIntegerField("排序", default=1000)
    verbs = models.ManyToManyField(Verb, through="orgs.RoleVerb", related_name="roles")

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label


class RoleVerb(models.Model):
    """One verb granted to one role."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants")
    verb = models.ForeignKey(Verb, on_delete=models.CASCADE, related_name="grants")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "verb"], name="a_verb_is_granted_once")
        ]

    def __str__(self) -> str:
        return f"{self.role_id}: {self.verb_id}"
