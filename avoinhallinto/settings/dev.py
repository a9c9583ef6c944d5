"""Settings of a developer's machine and of the demo: no service needed, nothing secret."""

from .base import *  # noqa: F403 - a settings module is its base plus what differs

DEBUG = env.bool("DEBUG", default=True)  # noqa: F405
# Only this machine is answered, so the key protects nothing; production refuses to start without its own.
SECRET_KEY = "only-for-a-developers-own-machine"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
VAR_DIR.mkdir(exist_ok=True)  # noqa: F405
DEMO_ACCOUNTS_ALLOWED = True
STYLEGUIDE = True
