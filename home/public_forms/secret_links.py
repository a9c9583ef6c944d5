"""Addresses that only their receiver knows. The database holds hashes: who reads it cannot open anything."""

import hashlib
import secrets

from django.http import HttpResponse

TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits, written for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is stored, and looked up by. A plain hash does: nobody guesses 256 bits, and the time that a look-up by
    hash takes tells nothing about the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def keep_private(response: HttpResponse) -> HttpResponse:
    """The response, kept out of caches, search engines and other sites' logs."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
