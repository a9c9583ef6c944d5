"""A web server on this machine that behaves as web sites do, well and badly, for the link checker to meet."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Event, Thread

from home.links.asking import Asker, no_turns
from home.links.guard import Guard

AGENT = "Mozilla/5.0 (compatible; link checker of the tests; +http://localhost)"
# So many bytes a body has where it has no end that anybody would wait for.
ENDLESS = 1 << 30


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    host: str
    agent: str
    at: float


@dataclass
class Site:
    """The server: what it was asked, and what it answers by path; a list of answers is given one by one."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    bytes_sent: int = 0
    ended: Event = field(default_factory=Event)

    def address(self, path: str, host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def answer(self, path: str, *answers: int | tuple[int, dict[str, str]]) -> str:
        """Sets what is answered at a path, the last one ever after; gives the address."""
        self.answers[path] = [(given, {}) if isinstance(given, int) else given for given in answers]
        return self.address(path)

    @property
    def paths(self) -> list[tuple[str, str]]:
        return [(asked.method, asked.path) for asked in self.asked]

    def guard(self, **changes) -> Guard:
        """Our guard, with this server alone let through: every name leads to it."""
        opened = {"opened": (ip_network("127.0.0.1/32"),), "ports": frozenset({self.port})}
        return Guard(**{**opened, "resolve": lambda host, port: ["127.0.0.1"], **changes})

    def asker(self, guard: Guard | None = None, turn=no_turns, **changes) -> Asker:
        return Asker(AGENT, guard or self.guard(), turn, **{"silence": 0.5, "patience": 5, **changes})


class _Handler(BaseHTTPRequestHandler):
    @property
    def site(self) -> Site:
        return self.server.site

    def do_HEAD(self) -> None:
        self._note()
        if self.path == "/silent":
            self.site.ended.wait(5)
        elif self.path == "/hangs-up-on-head":
            return
        elif self.path in ("/no-head", "/huge"):
            self._say(405)
        else:
            self._answer()

    def do_GET(self) -> None:
        self._note()
        self._answer()
        if self.path == "/huge":
            self._send_without_end()

    def _note(self) -> None:
        headers = self.headers
        self.site.asked.append(Asked(self.command, self.path, headers["Host"], headers["User-Agent"], time.time()))

    def _answer(self) -> None:
        waiting = self.site.answers.get(self.path, [(200, {})])
        self._say(*(waiting.pop(0) if len(waiting) > 1 else waiting[0]))

    def _say(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def _send_without_end(self) -> None:
        try:
            while self.site.bytes_sent < ENDLESS:
                self.site.bytes_sent += self.wfile.write(b"x" * 65536)
        except ConnectionError:
            pass  # the other end has had enough, as it should

    def log_message(self, *args) -> None:
        """Nothing is written to the tests' output."""


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.site, server.daemon_threads = site, True
    site.port = server.server_port
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        site.ended.set()
        server.shutdown()
        server.server_close()
