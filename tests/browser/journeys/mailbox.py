"""The e-mail that a served site sent: Django's file backend writes a file for each connection."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

# What the backend writes after each message.
END_OF_MESSAGE = b"-" * 79 + b"\n"
WEB_ADDRESS = re.compile(r"https?://\S+")


class Mailbox:
    def __init__(self, folder: Path):
        self.folder = folder

    def all(self) -> list[EmailMessage]:
        """Every message, the oldest first."""
        files = sorted(self.folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
        written = b"".join(file.read_bytes() for file in files)
        return [
            message_from_bytes(message, policy=policy.default)
            for message in written.split(END_OF_MESSAGE)
            if message.strip()
        ]

    def to(self, recipient: str) -> list[EmailMessage]:
        return [message for message in self.all() if recipient in message["To"]]

    def the_one(self, recipient: str, subject: str) -> EmailMessage:
        """The only message to somebody with this subject."""
        found = [message for message in self.to(recipient) if message["Subject"] == subject]
        assert len(found) == 1, f"{len(found)} messages “{subject}”, of {[each['Subject'] for each in self.all()]}"
        return found[0]


def links_in(message: EmailMessage) -> list[str]:
    """The web addresses in a message's text, in their order."""
    return WEB_ADDRESS.findall(message.get_content())
