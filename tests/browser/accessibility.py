"""axe-core's rules, all of them: WCAG 2.2 A and AA, best practices, and target size."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# The style guide shows the same landmark in several states on one page.
RULES_OF_STYLE_GUIDE = {
    "resultTypes": ["violations"],
    "rules": {**ALL_RULES["rules"], "landmark-unique": {"enabled": False}},
}


def violations(page: Page, options: dict = ALL_RULES) -> list[str]:
    """One line for each element that breaks a rule, whatever its impact."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]
