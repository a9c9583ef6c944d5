"""Suggesting a topic or an organiser to the network."""
