"""Settings of the site that the browser looks at: those of the tests, with static files served as in production."""

from avoinhallinto.settings.test import *  # noqa: F403 - a settings module is its base plus what differs
from avoinhallinto.settings.test import MEDIA_ROOT, MIDDLEWARE, PRIVATE_MEDIA_ROOT, env

ROOT_URLCONF = "tests.browser.urls"
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
# As production sends pages.
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(MEDIA_ROOT))
PRIVATE_MEDIA_ROOT = env.path("PRIVATE_MEDIA_ROOT", default=str(PRIVATE_MEDIA_ROOT))
# Where the tests read what the site sent.
if EMAIL_FILE_PATH := env("EMAIL_FILE_PATH", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
