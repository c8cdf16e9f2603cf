"""The platform with one more app, which declares a slow kind of job."""

from config.settings.dev import *  # noqa: F403  (a settings module takes all of the other)
from config.settings.dev import INSTALLED_APPS as PLATFORM

INSTALLED_APPS = [*PLATFORM, "tests.ground.jobs.slow"]
