"""Settings of ``make run``: one machine, the example district, nothing to configure."""

from .base import *  # noqa: F403

SECRET_KEY = SECRET_KEY or "only-for-development-" + "0" * 40  # noqa: F405
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ALLOWED_HOSTS]  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
