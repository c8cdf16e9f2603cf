"""Periodic work: sessions that have ended leave no rows behind."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings

from gongkai.ground.core.sweeps import sweep


@sweep("desk.clear_sessions", every=timedelta(days=1))
def clear_sessions() -> None:
    """Delete expired sessions; the desk has signed those people out long before."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
