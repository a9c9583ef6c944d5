"""The models of the network: the network itself, its events and their materials, and the award rounds."""

from network.models.award_pages import AwardIndexPage, AwardRecognition, AwardRoundPage
from network.models.event_page import EventCommitment, EventMaterial, EventPage, EventPractice
from network.models.network_page import NetworkPage

__all__ = [
    "AwardIndexPage",
    "AwardRecognition",
    "AwardRoundPage",
    "EventCommitment",
    "EventMaterial",
    "EventPage",
    "EventPractice",
    "NetworkPage",
]
