"""What people do on the site and in its admin, by what they see there. Every wait is for something that is shown.

Words are those of the language in which the person uses the site: journeys name them. What is Wagtail's own in the
admin is found by its fields' names, so that it is the same in each language.
"""

import json
import mimetypes
import re
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.browser.journeys.served import JourneySite
from tests.browser.journeys.small_site import PASSWORD

SECONDS_TO_SHOW = 10
expect.set_options(timeout=SECONDS_TO_SHOW * 1000)

# A person's pace: the form for visitors refuses what is filled in within five seconds.
MILLISECONDS_A_KEY = 40


class Visitor:
    """Somebody with a browser; `page` is Playwright's, for what has no name here."""

    def __init__(self, page: Page, site: JourneySite):
        self.page = page
        self.site = site

    def open(self, address: str) -> None:
        """Opens an address of the site, with or without its host."""
        self.page.goto(address if address.startswith("http") else self.site.base + address)

    def open_state(self, name: str, language: str = "fi") -> None:
        """Opens a page of `small_site.py` by its name there."""
        self.open(self.site.states[name][language])

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.main).to_contain_text(text)

    def does_not_see(self, *texts: str) -> None:
        for text in texts:
            expect(self.main).not_to_contain_text(text)

    def sees_in(self, part: Locator, text: str) -> None:
        expect(part.first).to_contain_text(text)

    def fill_in(self, label: str, text: str) -> None:
        """Types into the field with a label that begins so, key by key."""
        field = self.main.get_by_label(re.compile(f"^{re.escape(label)}"))
        field.fill("")
        field.press_sequentially(text, delay=MILLISECONDS_A_KEY)

    def tick(self, label: str) -> None:
        self.main.get_by_label(re.compile(f"^{re.escape(label)}")).check()

    def press(self, button: str) -> None:
        self.main.get_by_role("button", name=button, exact=True).click()

    def follow(self, link: str) -> None:
        self.main.get_by_role("link", name=link, exact=True).first.click()


class Staff(Visitor):
    """Somebody who works in the admin."""

    def sign_in(self, role: str) -> None:
        self.open("/admin/")
        self.page.locator("input[name=username]").fill(role)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("form.login-form button[type=submit]").click()
        expect(self.page.locator("#wagtail-sidebar a").first).to_be_visible()

    def choose_in_menu(self, *names: str) -> None:
        """Chooses in the menu at the side: a part of it, then what is in that."""
        sidebar = self.page.locator("#wagtail-sidebar")
        for name in names:
            sidebar.get_by_role("button", name=name, exact=True).or_(
                sidebar.get_by_role("link", name=name, exact=True)
            ).first.click()

    def edit(self, title: str) -> None:
        """Finds a page by its title in the admin's search, and opens it for editing."""
        self._found(title).click()
        expect(self.page.locator("#id_title, .js-translation-editor").first).to_be_visible()

    def add_page_below(self, title: str, page_type: str) -> None:
        """Opens the form of a new page of a type below the page with that title."""
        address = self._found(title).get_attribute("href")
        self.open(address.replace("/edit/", "/add_subpage/"))
        choice = self.main.get_by_role("link", name=page_type)
        # Where only one type may be added, Wagtail opens its form at once.
        expect(choice.or_(self.page.locator("#id_title")).first).to_be_visible()
        if choice.count():
            choice.first.click()
        expect(self.page.locator("#id_title")).to_be_visible()

    def _found(self, title: str) -> Locator:
        self.open(f"/admin/pages/search/?{urlencode({'q': title})}")
        return self.main.locator("a[href$='/edit/']", has_text=re.compile(rf"^\s*{re.escape(title)}\s*$")).first

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def write(self, field: str, text: str) -> None:
        """Writes a plain field, by the field's name."""
        self.page.locator(f"[name='{field}']").fill(text)

    def write_time(self, field: str, text: str) -> None:
        """Writes a moment, such as `2026-03-12 09:00`, and clicks beside the calendar that opens, which closes it."""
        calendar = self.page.locator(".xdsoft_datetimepicker:visible")
        self.write(field, text)
        expect(calendar).to_have_count(1)
        self.page.locator("#id_title").click()
        expect(calendar).to_have_count(0)

    def choose(self, field: str, value: str) -> None:
        self.page.locator(f"select[name='{field}']").select_option(value)

    def write_paragraphs(self, field: str, *paragraphs: str) -> None:
        """Writes a rich text anew, over what was there."""
        text = self.page.locator(f"[data-contentpath='{field}'] [role=textbox]")
        text.click()
        self.page.keyboard.press("Control+A")
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(paragraph)
        # The editor hands the text over to the form a moment after the last key.
        written = re.compile(re.escape(json.dumps(paragraphs[-1], ensure_ascii=False)))
        expect(self.page.locator(f"input[name='{field}']")).to_have_value(written)

    def add_row(self, relation: str) -> int:
        """Adds a row to a list of a page's form; gives its number, the first being 0."""
        rows = self.page.locator(f"#id_{relation}-FORMS > [data-inline-panel-child]")
        number = rows.count()
        self.page.locator(f"#id_{relation}-ADD").click()
        expect(rows).to_have_count(number + 1)
        return number

    def upload_document(self, chooser: str, name: str, content: bytes) -> None:
        """Uploads a new document in a field that chooses one, by the field's name."""
        self.page.locator(f"#id_{chooser}-chooser [data-chooser-action-choose]").first.click()
        window = self.page.locator(".modal-content")
        window.locator("#tab-label-upload").click()
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        window.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
        window.locator("[name$=upload-title]").fill(Path(name).stem)
        window.locator("form[data-chooser-modal-creation-form] [type=submit]").click()
        expect(window).to_be_hidden()

    def save_draft(self) -> None:
        self.page.locator("footer button.action-save").click()
        self._is_told_of_success()

    def publish(self) -> None:
        self._act("action-publish")

    def submit(self) -> None:
        """Submits a page for publication."""
        self._act("action-submit")

    def _act(self, name: str) -> None:
        self.page.locator("footer .w-dropdown__toggle").last.click()
        self.page.locator(f"button[name='{name}']").click()
        self._is_told_of_success()

    def _is_told_of_success(self) -> None:
        expect(self.page.locator(".messages .success").first).to_be_visible()

    def translate(self, original: str, translation: str) -> None:
        """Translates one of the texts that changed."""
        self.main.locator("section", has_text=original).locator("textarea").fill(translation)

    def is_told(self, text: str) -> None:
        """Sees a message at the top of the admin's page."""
        expect(self.page.locator(".messages")).to_contain_text(text)

    def approve(self, title: str) -> None:
        """Approves what waits for review on the admin's first page."""
        self.open("/admin/")
        waiting = self.page.locator("tr", has=self.page.locator("[data-workflow-action-url]"))
        page = waiting.filter(has_text=title)
        page.locator("[data-w-dropdown-target=toggle]").click()
        self.page.locator("button[data-workflow-action-url*='/approve/']:not([data-launch-modal])").first.click()
        expect(page).to_have_count(0)
