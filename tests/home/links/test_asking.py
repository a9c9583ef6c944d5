"""Asking one address, of a real server that behaves well and badly."""

import os
import shutil
import socket
import ssl
import subprocess
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from threading import Thread

import pytest

from home.links.answers import Outcome
from home.links.asking import Asker
from home.links.guard import Guard
from tests.home.links.server import AGENT, Site


def test_a_page_that_is_there_is_asked_once_without_its_content(outside):
    answer = outside.asker().ask(outside.address("/page?q=1#part"))

    assert (answer.outcome, answer.status) == (Outcome.FINE, 200)
    asked = outside.asked[0]
    assert outside.paths == [("HEAD", "/page?q=1")]
    assert (asked.host, asked.agent) == (f"site.example:{outside.port}", AGENT)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, Outcome.ERROR),
        (410, Outcome.ERROR),
        (500, Outcome.ERROR),
        (401, Outcome.TURNS_PROGRAMS_AWAY),
        (403, Outcome.TURNS_PROGRAMS_AWAY),
        (999, Outcome.TURNS_PROGRAMS_AWAY),
        (304, Outcome.FINE),
    ],
)
def test_what_the_server_says(outside, status, outcome):
    answer = outside.asker().ask(outside.answer("/page", status))

    assert (answer.outcome, answer.status) == (outcome, status)


@pytest.mark.parametrize("path", ["/no-head", "/hangs-up-on-head", "/huge"])
def test_where_head_is_refused_get_is_asked(outside, path):
    assert outside.asker().ask(outside.address(path)).outcome == Outcome.FINE
    assert [method for method, _path in outside.paths] == ["HEAD", "GET"]


def test_of_a_huge_page_next_to_nothing_is_read(outside):
    outside.asker().ask(outside.address("/huge"))

    # What the operating system holds ready is sent whether or not anybody reads it.
    assert outside.bytes_sent < 16 * 1024 * 1024


def test_a_server_that_says_nothing_is_given_up(outside):
    assert outside.asker(silence=0.2).ask(outside.address("/silent")).outcome == Outcome.TOO_SLOW


def test_an_exchange_ends_in_time_however_little_by_little_it_goes(outside):
    answer = outside.asker(silence=30, patience=0.2).ask(outside.address("/silent"))

    assert answer.outcome == Outcome.TOO_SLOW


def test_five_redirects_are_followed_and_a_sixth_is_not(outside):
    for step in range(6):
        outside.answer(f"/{step}", (302, {"Location": f"/{step + 1}"}))

    assert outside.asker().ask(outside.address("/1")).outcome == Outcome.FINE
    assert outside.asker().ask(outside.address("/0")).outcome == Outcome.REDIRECTS


def test_a_redirect_to_itself_is_left(outside):
    address = outside.answer("/loop", (301, {"Location": "/loop"}))

    assert outside.asker().ask(address).outcome == Outcome.REDIRECTS
    assert len(outside.asked) == 6


def test_a_redirect_in_other_letters_is_followed(outside):
    outside.answer("/from", (302, {"Location": "/äö".encode().decode("latin-1")}))

    assert outside.asker().ask(outside.address("/from")).works
    assert outside.paths[-1] == ("HEAD", "/%C3%A4%C3%B6")


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("http://10.0.0.1:{port}/", Outcome.INSIDE),
        ("//169.254.169.254:{port}/latest/", Outcome.INSIDE),
        ("http://[::1]:{port}/", Outcome.INSIDE),
        ("http://site.example:6379/", Outcome.NOT_ASKED),
        ("http://user:secret@site.example:{port}/", Outcome.NOT_ASKED),
        ("file:///etc/passwd", Outcome.MALFORMED),
    ],
)
def test_each_redirect_is_looked_at_anew(outside, location, outcome):
    guard = outside.guard(resolve=lambda host, port: [{"site.example": "127.0.0.1"}.get(host, host)])
    address = outside.answer("/from", (302, {"Location": location.format(port=outside.port)}))

    assert outside.asker(guard).ask(address).outcome == outcome
    assert outside.paths == [("HEAD", "/from")]


def test_a_redirect_to_this_machine_is_refused(outside):
    """The server is let through by one of its names alone."""
    addresses = {"site.example": ["127.0.0.1"], "127.0.0.2": ["127.0.0.2"]}
    guard = outside.guard(resolve=lambda host, port: addresses[host])
    address = outside.answer("/from", (302, {"Location": f"http://127.0.0.2:{outside.port}/secret"}))

    assert outside.asker(guard).ask(address).outcome == Outcome.INSIDE
    assert outside.paths == [("HEAD", "/from")]


def test_nothing_is_asked_on_this_machine_without_a_test_letting_it_through(outside):
    assert outside.asker(Guard()).ask(f"http://127.0.0.1:{outside.port}/").outcome == Outcome.NOT_ASKED
    closed = Guard(ports=frozenset({outside.port}))
    assert outside.asker(closed).ask(f"http://127.0.0.1:{outside.port}/").outcome == Outcome.INSIDE
    assert not outside.asked


def test_the_connection_is_made_to_the_address_that_was_looked_at(outside, monkeypatch):
    looked_up = []
    system = socket.getaddrinfo

    def noted(host, *rest):
        looked_up.append(host)
        return system(host, *rest)

    monkeypatch.setattr(socket, "getaddrinfo", noted)

    assert outside.asker().ask(outside.address("/page", "no-such-name.invalid")).works
    assert set(looked_up) == {"127.0.0.1"}, "the name is looked up by the guard alone"
    assert outside.asked[0].host.startswith("no-such-name.invalid")


def test_a_name_that_leads_inside_a_moment_later_is_not_followed_there(outside):
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    guard = outside.guard(resolve=lambda host, port: answers.pop(0))

    assert outside.asker(guard).ask(outside.address("/no-head")).outcome == Outcome.INSIDE
    assert outside.paths == [("HEAD", "/no-head")]


def test_another_of_the_names_addresses_is_tried_where_one_is_down(outside):
    # Nothing listens on the first.
    guard = outside.guard(opened=_network("127.0.0.0/29"), resolve=lambda host, port: ["127.0.0.3", "127.0.0.1"])

    assert outside.asker(guard).ask(outside.address("/page")).works


def _network(written: str) -> tuple[IPv4Network | IPv6Network]:
    return (ip_network(written),)


def test_a_name_that_nobody_knows(outside):
    def unknown(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    answer = outside.asker(outside.guard(resolve=unknown)).ask(outside.address("/"))

    assert answer.outcome == Outcome.NO_NAME
    assert answer.may_be_our_own_fault


def test_a_server_that_is_down(outside):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    guard = outside.guard(ports=frozenset({port}))

    assert outside.asker(guard).ask(f"http://site.example:{port}/").outcome == Outcome.NO_CONNECTION


def test_proxies_of_the_environment_are_not_used(outside, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert outside.asker().ask(outside.address("/page")).works


@pytest.mark.parametrize(
    ("written", "wait"), [("120", timedelta(minutes=2)), ("99999999", timedelta(days=7)), ("soon", None)]
)
def test_a_site_that_asks_to_be_left_alone(outside, written, wait):
    busy = outside.asker().ask(outside.answer("/busy", (429, {"Retry-After": written})))
    resting = outside.asker().ask(outside.answer("/rests", (503, {"Retry-After": written})))

    assert (busy.outcome, busy.wait) == (Outcome.BUSY, wait)
    assert (resting.outcome, resting.wait) == (Outcome.ERROR, wait)
    assert [method for method, _path in outside.paths] == ["HEAD", "HEAD"]


def test_what_does_not_speak_http():
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            for _method in ("HEAD", "GET"):
                connection, _address = listening.accept()
                with connection:
                    connection.recv(1024)
                    connection.sendall(b"220 mail.example ESMTP\r\n")

        Thread(target=answer, daemon=True).start()
        port = listening.getsockname()[1]
        site = Site(port=port)
        assert site.asker().ask(site.address("/")).outcome == Outcome.GARBLED


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for site.example that only this test trusts, with its key."""
    if shutil.which("openssl") is None:
        if os.environ.get("CI"):
            pytest.fail("openssl is missing")
        pytest.skip("openssl makes the certificate, and is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=site.example", "-addext", "subjectAltName=DNS:site.example"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    return key, certificate


@pytest.fixture
def secure(certificate):
    """A server that speaks TLS: its port, and the names that it was asked for."""
    key, chain = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    names: list[str] = []
    context.sni_callback = lambda connection, name, _context: names.append(name)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _address = listening.accept()
            except OSError:
                return  # closed at the test's end
            try:
                with context.wrap_socket(connection, server_side=True) as spoken:
                    spoken.recv(4096)
                    spoken.sendall(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            except OSError:
                connection.close()  # the client did not trust us

    Thread(target=serve, daemon=True).start()
    yield listening.getsockname()[1], names
    listening.close()


def test_the_certificate_is_the_names_though_the_address_is_fixed(secure, certificate):
    port, names = secure
    guard = Guard(opened=_network("127.0.0.1/32"), ports=frozenset({port}), resolve=lambda host, _port: ["127.0.0.1"])

    def ask(host: str, **trusted) -> str:
        return Asker(AGENT, guard, silence=5, **trusted).ask(f"https://{host}:{port}/").outcome

    assert ask("site.example", authorities=str(certificate[1])) == Outcome.FINE
    assert ask("other.example", authorities=str(certificate[1])) == Outcome.CERTIFICATE
    assert ask("site.example") == Outcome.CERTIFICATE
    assert names == ["site.example", "other.example", "site.example"]
