"""The panel on the admin's home that shows what waits."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from home.waiting import what_waits


class WaitingPanel(Component):
    name = "what_waits"
    template_name = "home/waiting.html"
    # Wagtail's own begin at 210.
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"waits": what_waits(parent_context["request"])}
