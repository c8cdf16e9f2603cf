"""Settings of the test suite. ``GONGKAI_DATABASE_URL`` chooses the database, SQLite by default."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *

SECRET_KEY = "only-for-tests-" + "0" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
STATIC_ROOT = MEDIA_ROOT / "static"
STATIC_ROOT.mkdir()
PAGE_CACHE = "off"  # test_pages sets it
PAGE_FOLDER = MEDIA_ROOT / "pages"
FRAME_SECONDS = 0  # a test sees at once what another person did; test_remembered sets it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, not memory: WAL and locks behave as in real life.
    DATABASES["default"]["NAME"] = str(MEDIA_ROOT / "unused.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(MEDIA_ROOT / "test.sqlite3")}
