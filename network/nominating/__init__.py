"""Nominating practices for an award, while its call is open."""
