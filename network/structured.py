"""An event in the words of schema.org."""

from wagtail.models import Page

from home.structured import Node, Surroundings, filled, moment

ATTENDANCE_MODES = {
    "remote": "https://schema.org/OnlineEventAttendanceMode",
    "in-person": "https://schema.org/OfflineEventAttendanceMode",
    "both": "https://schema.org/MixedEventAttendanceMode",
}
NO_ONE_LANGUAGE = "several"


def event_node(event: Page, around: Surroundings) -> Node:
    """The node of an event page. Of where it is, only what everyone may see; the network above it is its organiser."""
    address = around.address(event)
    return filled(
        {
            "@type": "Event",
            "@id": f"{address}#event",
            "url": address,
            "name": event.title,
            "description": event.described,
            "image": around.picture,
            "startDate": moment(event.starts_at),
            "endDate": moment(event.ends_at),
            "eventAttendanceMode": ATTENDANCE_MODES.get(event.attendance),
            "location": _locations(event),
            "inLanguage": event.spoken_language if event.spoken_language != NO_ONE_LANGUAGE else "",
            "isAccessibleForFree": True,
            "organizer": _organiser(around),
        }
    )


def _locations(event: Page) -> list[Node]:
    """The room where people meet, and the joining address where it is public. A remote event's place is a service."""
    found = []
    if event.place and event.attendance in {"in-person", "both"}:
        found.append({"@type": "Place", "name": event.place, "address": event.place})
    if event.public_joining_url and event.attendance != "in-person":
        found.append({"@type": "VirtualLocation", "url": event.public_joining_url})
    return found


def _organiser(around: Surroundings) -> Node:
    if not around.trail:
        return around.publisher
    network = around.trail[-1]
    return {
        "@type": "Organization",
        "name": network.title,
        "url": around.address(network),
        "parentOrganization": around.publisher,
    }
