"""Settings shared by every way of running."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.mail import mail_settings
from gongkai.ground.notices.rules.quiet import read_quiet_hours

from .sign_in import *

PROJECT = environment.PROJECT
DATA = Path(environment.read("GONGKAI_DATA"))
SITE = environment.read("GONGKAI_SITE")
PRODUCTION = False
PROCESSES = environment.number("GONGKAI_PROCESSES")

SECRET_KEY = environment.read("GONGKAI_SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = environment.listed("GONGKAI_HOSTS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django_prose_editor",
    # the rooms, from the ground up
    "gongkai.ground.core",
    "gongkai.ground.ui",
    "gongkai.ground.documents",
    "gongkai.ground.audit",
    "gongkai.ground.timelimits",
    "gongkai.ground.orgs",
    "gongkai.ground.notices",
    "gongkai.ground.evidence",
    "gongkai.ground.jobs",
    "gongkai.ground.textcheck",
    "gongkai.ground.review",
    "gongkai.publishing.release",
    "gongkai.publishing.catalogue",
    "gongkai.publishing.items",
    "gongkai.oversight.plans",
    "gongkai.oversight.coordination",
    "gongkai.oversight.supervision",
    "gongkai.doors.desk",
    "gongkai.doors.api",
    "gongkai.doors.portal",
    # sign-in; below the desk, whose templates come first
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
]

AUTH_USER_MODEL = "orgs.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gongkai.doors.desk.backends.PasswordBackend",
    "gongkai.ground.orgs.backend.PostBackend",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gongkai.ground.audit.middleware.OriginMiddleware",
    "gongkai.ground.ui.maintenance.MaintenanceMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gongkai.ground.ui.middleware.ModeMiddleware",
    "gongkai.ground.ui.remembered.ActedMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongkai.ground.orgs.middleware.UnitMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "gongkai.doors.api.middleware.OneErrorShape",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gongkai.doors.desk.middleware.NoStore",
    "gongkai.doors.desk.middleware.IdleSignOut",
    "gongkai.doors.desk.middleware.FirstThingsFirst",
    "axes.middleware.AxesMiddleware",
    "gongkai.ground.ui.views.contention.ContentionMiddleware",
]

FRAME_SECONDS = 10  # how long the counts of the menu may be old (ground.ui.remembered)

_URLCONFS = {
    "all": "config.urls_all",
    "public": "config.urls_public",
    "staff": "config.urls_staff",
    "worker": "config.urls_none",
}
ROOT_URLCONF = _URLCONFS[SITE]
STAFF_URLCONF = _URLCONFS["staff"]  # notices written anywhere lead to the desk
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.ground.ui.context.page",
                "gongkai.doors.portal.context.site",
            ],
        },
    },
]

_DATABASE_URL = environment.read("GONGKAI_DATABASE_URL") or f"sqlite:///{DATA / 'gongkai.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, conn_max_age=60)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
SQLITE_OPTIONS = {
    # A writer takes its lock at BEGIN, so that two of them wait instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "gongkai.ground.ui.finders.SheetFinder",
]
MEDIA_ROOT = DATA / "uploads"  # never served by address: files go out through views that check
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
SIZE_LIMIT = environment.number("GONGKAI_SIZE_LIMIT_MB") * 1024 * 1024

# What goes to other platforms (publishing.release.channels).
SITE_ADDRESS = environment.read("GONGKAI_SITE_ADDRESS").rstrip("/")
SIGNING_KEY = environment.read("GONGKAI_SIGNING_KEY")
OUTGOING_FOLDER = DATA / "outgoing"

# Public pages kept ready (publishing.release.pages).
PAGE_CACHE = environment.read("GONGKAI_PAGE_CACHE") or ("file" if SITE == "all" else "database")
PAGE_FOLDER = DATA / "pages"
if PAGE_CACHE not in {"file", "database", "off"}:
    raise ImproperlyConfigured("GONGKAI_PAGE_CACHE 只能是 file、database 或者 off。")

FIRST_DAY = environment.read("GONGKAI_FIRST_DAY")  # how time limits count
if FIRST_DAY not in {"next", "same"}:
    raise ImproperlyConfigured("GONGKAI_FIRST_DAY 只能是 next（次日起计）或 same（当日起计）。")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *OIDC_ORIGINS],
        "frame-ancestors": [NONE],
    }
}
CSRF_FAILURE_VIEW = "gongkai.ground.ui.views.errors.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
PROXIES = environment.number("GONGKAI_PROXIES")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

# Notices: mail, and webhooks for short messages and WeChat.
globals().update(mail_settings(environment.read("GONGKAI_EMAIL_URL")))
DEFAULT_FROM_EMAIL = environment.read("GONGKAI_EMAIL_FROM")
SMS_WEBHOOK = environment.read("GONGKAI_SMS_WEBHOOK")
WECHAT_WEBHOOK = environment.read("GONGKAI_WECHAT_WEBHOOK")
WEBHOOK_SECRET = environment.read("GONGKAI_WEBHOOK_SECRET")
WEBHOOK_PLAIN_HOSTS = environment.listed("GONGKAI_WEBHOOK_PLAIN_HOSTS")
QUIET_HOURS = environment.read("GONGKAI_QUIET_HOURS")
read_quiet_hours(QUIET_HOURS)  # a wrong one is refused at the start, not at night
DESK_ADDRESS = environment.read("GONGKAI_DESK_ADDRESS").rstrip("/")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "axes": {"level": "WARNING"},  # the audit log tells of sign-ins
        "django_tasks_db": {"level": "ERROR"},  # tells of every start and stop
    },
}
