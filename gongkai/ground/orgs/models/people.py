"""People with an account, and the passwords they may not use again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes accounts. The pages go through ``orgs.actions``, which also writes the log."""

    def create_user(
        self, username: str, name: str = "", password: str | None = None, **fields: Any
    ) -> User:
        """A saved account; without a password nobody can sign in to it."""
        user = self.model(username=self.model.normalize_username(username), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account.

    There is no superuser and no staff flag: what a person may do follows from posts alone, or the
    three officers could not be kept apart.
    """

    username = models.CharField(
        "用户名", max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = models.CharField("姓名", max_length=50)
    phone = models.CharField("手机", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    is_active = models.BooleanField("启用", default=True)
    is_example = models.BooleanField("示例账号", default=False)
    must_change_password = models.BooleanField("须修改密码", default=False)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Whether a backend grants ``perm`` ("room.verb"); see ``orgs.backend``.

        Django's own backends are passed over: they read permission tables that this user lacks.
        """
        return self.is_active and any(
            backend.has_perm(self, perm, obj=obj)
            for backend in get_backends()
            if getattr(backend, "grants_by_post", False)
        )

    def has_perms(self, perm_list: Iterable[str], obj: models.Model | None = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Django's templates ask this before ``perms.room.verb``."""
        return self.is_active


class PastPassword(models.Model):
    """A password that was used before; the last five are refused."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="past_passwords")
    hash = models.CharField("密码散列", max_length=256)
    set_at = models.DateTimeField("设置时间")

    class Meta:
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.set_at:%Y-%m-%d}"
