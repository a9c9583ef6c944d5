"""Settings of the site that the browser looks at: those of the tests, with static files served as in production."""

from avoinhallinto.settings.test import *  # noqa: F403 - a settings module is its base plus what differs

ROOT_URLCONF = "tests.browser.urls"
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")  # noqa: F405
# As production sends pages.
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")  # noqa: F405
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(MEDIA_ROOT))  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
