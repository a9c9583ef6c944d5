"""Settings of the test suite: quick, quiet, and as strict as production about templates and mail."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module is its base plus what differs

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///:memory:")}  # noqa: F405
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="avoinhallinto-test-media-"))
PRIVATE_MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="avoinhallinto-test-private-"))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ELASTICSEARCH_URL = ""
# A write by the clock would come into any test that counts queries.
READINGS_COUNTED = False
DEMO_ACCOUNTS_ALLOWED = True
STYLEGUIDE = True
