"""Django app of the room ``audit``."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "gongkai.ground.audit"
    label = "audit"
    verbose_name = "审计日志"
