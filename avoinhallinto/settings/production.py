"""Settings of the public site. Refuses to start while something it needs is missing, and says what."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - a settings module is its base plus what differs

NEEDED = {
    "SECRET_KEY": "a long random string, kept secret",
    "ALLOWED_HOSTS": "the site's host names, separated by commas",
    "DATABASE_URL": "the database's address, such as postgres://user:password@host:5432/name",
}
missing = [f"{name} ({meaning})" for name, meaning in NEEDED.items() if not env.str(name, default="").strip()]  # noqa: F405
if missing:
    raise ImproperlyConfigured(f"Set in the environment or in .env before starting: {'; '.join(missing)}.")

DEBUG = False
SECRET_KEY = env("SECRET_KEY")  # noqa: F405
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")  # noqa: F405
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])  # noqa: F405
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)  # noqa: F405
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)  # noqa: F405

MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")  # noqa: F405
# Pages a quarter of their size; Django masks the form tokens in them, and pads what is compressed, against BREACH.
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405

# The proxy that ends TLS; without it counted, all visitors would share its address and its limits.
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=1)  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)  # noqa: F405
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # X_FRAME_OPTIONS is SAMEORIGIN: Wagtail shows its previews in frames of its own
    "security.W021",  # the browsers' preload list is the domain owner's decision, not the code's
]
