"""The site's own settings, with only speed and storage changed."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("DEBUG", "true")
os.environ.setdefault("SITE_URL", "https://international.example")

from gbgintl.settings import *  # noqa: E402, F403
from gbgintl.settings import DATABASES  # noqa: E402

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

SCRATCH = Path(tempfile.mkdtemp(prefix="gbgintl-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
MEDIA_ROOT = SCRATCH / "media"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file and not memory, so that threads and other processes meet in one database.
    DATABASES["default"]["TEST"] = {"NAME": SCRATCH / "test.sqlite3"}
