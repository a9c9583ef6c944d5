"""Where the site never goes by itself: its own network and everything that is not the public internet.

Links are written by people, and names lead where their owners say. So a name is resolved here, all that it resolves
to is looked at, and the connection is made to the very address that was looked at (`home.links.asking`): a name that
leads elsewhere a moment later changes nothing.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from home.links.answers import Outcome

Network = IPv4Network | IPv6Network
PORTS = {"http": 80, "https": 443}

# What the library's own `is_global` lets through. IANA's registries of special-purpose addresses; the last is where
# Azure's machines ask for their settings.
NEVER_IPV4 = tuple(
    map(ip_network, ("0.0.0.0/8", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"))
)
# Public IPv6 is 2000::/3, less what holds an IPv4 address (Teredo, 6to4) or is for documentation. IPv4-mapped
# addresses and NAT64 (64:ff9b::/96) are outside it.
PUBLIC_IPV6 = ip_network("2000::/3")
NEVER_IPV6 = tuple(map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))


class NotAsked(Exception):
    """An address that we do not go to; `outcome` tells why."""

    def __init__(self, outcome: Outcome):
        super().__init__(outcome)
        self.outcome = outcome


@dataclass(frozen=True)
class Place:
    """A web address in its parts. `host` is in ASCII, an IPv6 address without its brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def place_of(address: str) -> Place:
    """The parts of an address. Raises NotAsked where it is none, or none that we go to."""
    try:
        parts = parse_url(address)
    except LocationParseError:
        raise NotAsked(Outcome.MALFORMED) from None
    if parts.scheme not in PORTS or not parts.host:
        raise NotAsked(Outcome.MALFORMED)
    if parts.auth:
        raise NotAsked(Outcome.NOT_ASKED)
    host = parts.host.strip("[]").rstrip(".")
    if not host or not host.isascii():
        raise NotAsked(Outcome.MALFORMED)
    target = parts.path or "/"
    return Place(
        parts.scheme, host, parts.port or PORTS[parts.scheme], f"{target}?{parts.query}" if parts.query else target
    )


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, best first. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_kind, address in found))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of the public internet. What embeds another address (IPv4-mapped, NAT64) is not."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NEVER_IPV4)
    return address in PUBLIC_IPV6 and not any(address in network for network in NEVER_IPV6)


@dataclass(frozen=True)
class Guard:
    """Tells to which addresses a connection may be made.

    `refused` are networks of our own that have public addresses. `opened` and `ports` open what is closed to all:
    a test's own server, and nothing else.
    """

    refused: tuple[Network, ...] = ()
    opened: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset(PORTS.values())
    resolve: Callable[[str, int], list[str]] = resolve

    def lets_through(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        if any(parsed in network for network in self.opened):
            return True
        return is_public(parsed) and not any(parsed in network for network in self.refused)

    def addresses_of(self, place: Place) -> list[str]:
        """The addresses to connect to. Raises NotAsked where a single one of them is closed, and OSError where the
        name is not known."""
        if place.port not in self.ports:
            raise NotAsked(Outcome.NOT_ASKED)
        addresses = self.resolve(place.host, place.port)
        if not addresses or not all(map(self.lets_through, addresses)):
            raise NotAsked(Outcome.INSIDE)
        return addresses
