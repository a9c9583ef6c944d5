"""Asking one address: HEAD, then GET where that is refused, without reading what comes; at most five redirects.

Nothing of the environment is read: no proxy, no credentials, no cookies.
"""

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPException
from threading import Thread
from urllib.parse import urljoin

import certifi
from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, InvalidHeader, NewConnectionError
from urllib3.util import Retry
from urllib3.util.ssl_match_hostname import CertificateError

from home.links.answers import Answer, Outcome
from home.links.guard import Guard, NotAsked, Place, place_of

MOST_REDIRECTS = 5
# Of a name's addresses so many are tried until one can be connected to.
MOST_ADDRESSES = 6
LONGEST_WAIT = timedelta(days=7)
REDIRECTING = {301, 302, 303, 307, 308}
# Sites that keep programs out, but not people. 999 is LinkedIn's.
TURNED_AWAY = {401, 403, 405, 406, 451, 999}
BUSY, OUT_OF_ORDER = 429, 503


@dataclass(frozen=True)
class Reply:
    """What a server said: its status, where it leads on ("" for nowhere), and its Retry-After."""

    status: int
    location: str = ""
    wait: timedelta | None = None

    @property
    def leads_on(self) -> bool:
        return self.status in REDIRECTING and bool(self.location)

    @property
    def is_final(self) -> bool:
        """Whether GET would be answered no better than HEAD was."""
        return self.status < 400 or self.status in (BUSY, OUT_OF_ORDER)

    def as_answer(self) -> Answer:
        if self.status == BUSY:
            return Answer(Outcome.BUSY, self.status, self.wait)
        if self.status in TURNED_AWAY:
            return Answer(Outcome.TURNS_PROGRAMS_AWAY, self.status)
        if self.status >= 400:
            return Answer(Outcome.ERROR, self.status, self.wait)
        return Answer(Outcome.FINE, self.status)


def no_turns(host: str) -> AbstractContextManager:
    return nullcontext()


@dataclass(frozen=True)
class Asker:
    """Asks addresses, one at a time.

    `turn` gives, for a host, a context in which it may be asked once: it keeps the pace, and may raise.
    `silence` is for how many seconds a server may say nothing, `patience` how many one exchange may take in all.
    `authorities` is a file with the certificate authorities that are trusted.
    """

    user_agent: str
    guard: Guard
    turn: Callable[[str], AbstractContextManager] = no_turns
    silence: float = 10
    patience: float = 20
    authorities: str = field(default_factory=certifi.where)

    def ask(self, address: str) -> Answer:
        """What the address leads to. Raises what `turn` raises."""
        try:
            for _step in range(MOST_REDIRECTS + 1):
                place = place_of(address)
                reply = self._reply(place)
                if not reply.leads_on:
                    return reply.as_answer()
                address = urljoin(address, reply.location)
        except NotAsked as refusal:
            return Answer(refusal.outcome)
        except (ssl.SSLCertVerificationError, CertificateError):
            return Answer(Outcome.CERTIFICATE)
        except (socket.gaierror, UnicodeError):
            return Answer(Outcome.NO_NAME)
        except TimeoutError:
            return Answer(Outcome.TOO_SLOW)
        except _NoConnection:
            return Answer(Outcome.NO_CONNECTION)
        except (OSError, HTTPException, HTTPError, ValueError):
            return Answer(Outcome.GARBLED)
        return Answer(Outcome.REDIRECTS, reply.status)

    def can_connect(self, host: str, scheme: str, port: int) -> bool:
        """Whether a server can be reached, without asking it anything."""
        try:
            self._in_time(lambda: self._connected(Place(scheme, host, port, "/")).close())
        except (NotAsked, _NoConnection, OSError, HTTPError, CertificateError):
            return False
        return True

    def _reply(self, place: Place) -> Reply:
        try:
            reply = self._exchange("HEAD", place)
            if reply.is_final:
                return reply
        except (ConnectionError, HTTPException):
            pass  # some servers hang up on HEAD
        return self._exchange("GET", place)

    def _exchange(self, method: str, place: Place) -> Reply:
        with self.turn(place.host) as leave_alone:
            reply = self._in_time(lambda: self._say(method, place))
            if leave_alone and reply.wait and reply.status in (BUSY, OUT_OF_ORDER):
                leave_alone(reply.wait)
            return reply

    def _in_time(self, exchange: Callable):
        """The result of `exchange`, in a thread of its own: neither the look-up of a name nor a server that sends a
        byte now and then can be stopped otherwise. Raises TimeoutError."""
        result: Future = Future()

        def work() -> None:
            try:
                result.set_result(exchange())
            except BaseException as error:  # handed on to who waits for it
                result.set_exception(error)

        Thread(target=work, daemon=True).start()
        return result.result(timeout=self.patience)

    def _say(self, method: str, place: Place) -> Reply:
        connection = self._connected(place)
        try:
            headers = {"Host": place.host_header, "User-Agent": self.user_agent, "Accept": "*/*"}
            connection.request(method, place.target, headers=headers, preload_content=False)
            # The headers are all we read: however large the body, it stays where it is.
            response = connection.getresponse()
            return Reply(response.status, _location(response.headers), _wait(response.headers))
        finally:
            connection.close()

    def _connected(self, place: Place) -> HTTPConnection:
        """A connection to an address that the guard has looked at, while the host and the certificate's name stay."""
        failure: Exception | None = None
        for address in self.guard.addresses_of(place)[:MOST_ADDRESSES]:
            connection = self._connection(place, address)
            try:
                connection.connect()
            except (HTTPError, OSError, CertificateError) as error:
                connection.close()
                if isinstance(error, (ssl.SSLError, CertificateError)):
                    raise
                failure = error
            else:
                return connection
        # The library's NewConnectionError is a ConnectTimeoutError as well, for its own history's sake.
        is_late = isinstance(failure, (TimeoutError, ConnectTimeoutError))
        if is_late and not isinstance(failure, NewConnectionError):
            raise TimeoutError from failure
        raise _NoConnection from failure

    def _connection(self, place: Place, address: str) -> HTTPConnection:
        if place.scheme == "http":
            return HTTPConnection(address, place.port, timeout=self.silence)
        return HTTPSConnection(
            address,
            place.port,
            timeout=self.silence,
            server_hostname=place.host,
            assert_hostname=place.host,
            cert_reqs="CERT_REQUIRED",
            ca_certs=self.authorities,
        )


class _NoConnection(Exception):
    """None of a host's addresses could be connected to."""


def _location(headers: HTTPHeaderDict) -> str:
    """Where a redirect leads. Headers are read as Latin-1, and what is not ASCII in them is mostly UTF-8."""
    location = headers.get("Location", "")
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _wait(headers: HTTPHeaderDict) -> timedelta | None:
    """How long a server asks to be left alone, by its Retry-After in seconds or as a date; a week at most."""
    try:
        seconds = Retry(retry_after_max=int(LONGEST_WAIT.total_seconds())).parse_retry_after(headers["Retry-After"])
    except (KeyError, InvalidHeader):
        return None
    return timedelta(seconds=seconds)
