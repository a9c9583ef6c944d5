"""Where the link checker never goes: the guard by itself, on a table of addresses and of names."""

from ipaddress import ip_network

import pytest

from home.links.answers import Outcome
from home.links.guard import Guard, NotAsked, place_of

CLOSED = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "169.254.0.1",
    "192.0.0.9",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "168.63.129.16",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::10.0.0.1",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
]
OPEN = ["8.8.8.8", "193.166.3.2", "100.63.255.255", "172.32.0.1", "2001:708:10:8::2", "2a00:1450:4026:803::2003"]


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_the_public_internet_is_closed(address):
    assert not Guard().lets_through(address)


@pytest.mark.parametrize("address", OPEN)
def test_the_public_internet_is_open(address):
    assert Guard().lets_through(address)


def test_networks_of_our_own_are_closed_as_well():
    guard = Guard(refused=(ip_network("193.166.3.0/24"),))

    assert not guard.lets_through("193.166.3.2")
    assert guard.lets_through("193.166.4.2")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/latest/meta-data/",
        "http://localhost/",
        "http://LOCALHOST./",
    ],
)
def test_our_own_machine_is_closed_however_it_is_written(address):
    with pytest.raises(NotAsked) as refusal:
        Guard().addresses_of(place_of(address))

    assert refusal.value.outcome == Outcome.INSIDE


def test_a_name_that_leads_inside_as_well_as_outside_is_closed():
    guard = Guard(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])

    with pytest.raises(NotAsked) as refusal:
        guard.addresses_of(place_of("https://both.example/"))
    assert refusal.value.outcome == Outcome.INSIDE


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("http://example.org:8080/", Outcome.NOT_ASKED),
        ("http://example.org:22/", Outcome.NOT_ASKED),
        ("https://example.org:9200/_search", Outcome.NOT_ASKED),
        ("http://user:secret@example.org/", Outcome.NOT_ASKED),
        ("http://user@example.org/", Outcome.NOT_ASKED),
        ("ftp://example.org/", Outcome.MALFORMED),
        ("file:///etc/passwd", Outcome.MALFORMED),
        ("gopher://example.org/", Outcome.MALFORMED),
        ("http:///path", Outcome.MALFORMED),
        ("http://[::1", Outcome.MALFORMED),
        ("example.org", Outcome.MALFORMED),
        ("", Outcome.MALFORMED),
    ],
)
def test_only_plain_web_addresses_are_asked(address, outcome):
    guard = Guard(resolve=lambda host, port: ["8.8.8.8"])

    with pytest.raises(NotAsked) as refusal:
        guard.addresses_of(place_of(address))
    assert refusal.value.outcome == outcome


def test_names_in_any_script_are_looked_up_in_ascii():
    assert place_of("https://ääni.example/äö?q=å#b").host == "xn--ni-uiaa.example"
    assert place_of("https://ääni.example/äö?q=å#b").target == "/%C3%A4%C3%B6?q=%C3%A5"
