"""Settings of ``make run``: one machine, the example district, nothing to configure."""

from .base import *

SECRET_KEY = SECRET_KEY or "only-for-development-" + "0" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ALLOWED_HOSTS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
