"""The models of the network: the network itself, its events and their materials, the award rounds,
and what people send: suggestions and nominations."""

from network.models.award_pages import AwardIndexPage, AwardRecognition, AwardRoundPage
from network.models.event_page import EventCommitment, EventMaterial, EventPage, EventPractice
from network.models.network_page import NetworkPage
from network.models.nomination import Nomination
from network.models.topic_suggestion import TopicSuggestion

__all__ = [
    "AwardIndexPage",
    "AwardRecognition",
    "AwardRoundPage",
    "EventCommitment",
    "EventMaterial",
    "EventPage",
    "EventPractice",
    "NetworkPage",
    "Nomination",
    "TopicSuggestion",
]
