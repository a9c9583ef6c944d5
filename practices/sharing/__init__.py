"""Sharing a practice: the form, the sender's status page, the queue in the admin, the page made from a share."""
