"""A translation goes out as a PO file and comes back."""

import subprocess

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests.factories import make_practice
from tests.home.translating.pieces import change, fresh, start_translation, translated
from tests.home.translating.test_short_versions import editor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(site, committed):
    with committed():
        return make_practice(
            site,
            "Åsukasraati “A” \\ 50 %",
            summary="Kysyttiin.",
            what_was_done='<p>Sama.</p><p>Sama.</p><p>Lue <a href="https://example.org/">lisää</a>.</p>',
        )


@pytest.fixture
def translation(practice, committed):
    with committed():
        return start_translation(practice)


def exported(client, translation) -> bytes:
    response = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    assert response.status_code == 200
    return response.content


def send(client, translation, content: bytes | None) -> str:
    """Uploads a file, and gives what the translator is told."""
    file = {} if content is None else {"file": SimpleUploadedFile("kaannos.po", content)}
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    response = client.post(address, {"next": "/admin/translating/", **file})
    assert response.status_code == 302
    return client.get(response["Location"]).content.decode()


def filled(content: bytes, prefix: str = "sv: ") -> bytes:
    po = polib.pofile(content.decode())
    for entry in po:
        entry.msgstr = f"{prefix}{entry.msgid}"
    return str(po).encode()


def test_the_export_is_a_valid_po_file(admin_client, translation, tmp_path):
    path = tmp_path / "kaannos.po"
    path.write_bytes(exported(admin_client, translation))

    checked = subprocess.run(
        ["msgfmt", "--check", "--output-file", str(tmp_path / "kaannos.mo"), str(path)],  # noqa: S607 - found by PATH
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    po = polib.pofile(str(path))
    assert po.metadata["Language"] == "sv"
    assert "Åsukasraati “A” \\ 50 %" in [entry.msgid for entry in po]


def test_what_goes_out_comes_back_and_is_published(client, admin_client, translation, committed):
    told = send(admin_client, translation, filled(exported(admin_client, translation)))
    assert "tiedostosta luettiin" in told.lower()
    with committed():
        translation.save_target(publish=True)

    page = fresh(translation.get_target_instance())
    assert page.title == "sv: Åsukasraati “A” \\ 50 %"
    assert page.what_was_done.count("sv: Sama.") == 2
    assert '<a href="https://example.org/">lisää</a>' in page.what_was_done


def test_an_import_publishes_nothing(admin_client, practice, committed):
    with committed():
        page = translated(practice)
    translation = start_translation(practice)
    send(admin_client, translation, filled(exported(admin_client, translation), "ny: "))

    assert not fresh(page).title.startswith("ny: ")


def test_guesses_are_left_out(admin_client, translation):
    po = polib.pofile(filled(exported(admin_client, translation)).decode())
    po[0].flags.append("fuzzy")
    send(admin_client, translation, str(po).encode())

    texts = StringTranslation.objects.values_list("translation_of__data", flat=True)
    assert po[0].msgid not in texts
    assert po[1].msgid in texts


def test_a_text_that_is_gone_is_told(admin_client, practice, translation, committed):
    po = polib.pofile(filled(exported(admin_client, translation)).decode())
    po.append(polib.POEntry(msgctxt="title", msgid="Jota ei ole", msgstr="Som inte finns"))

    assert "ei enää ole sivulla" in send(admin_client, translation, str(po).encode())


def of_another_page(content: bytes) -> bytes:
    po = polib.pofile(content.decode())
    po.metadata["X-WagtailLocalize-TranslationID"] = "12345678-0000-0000-0000-000000000000"
    return str(po).encode()


def without_its_translation(content: bytes) -> bytes:
    po = polib.pofile(content.decode())
    del po.metadata["X-WagtailLocalize-TranslationID"]
    return str(po).encode()


def with_broken_markup(content: bytes) -> bytes:
    po = polib.pofile(content.decode())
    po[0].msgstr = '<script>alert("x")</script>'
    return str(po).encode()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (of_another_page, "toisen sivun tai toisen kielen"),
        (without_its_translation, "toisen sivun tai toisen kielen"),
        (lambda content: content.replace(b'msgstr "sv: ', b'msgstr sv: "'), "PO-tiedosto on rikki"),
        (lambda content: content + b"\nmsgid", "PO-tiedosto on rikki"),
        (lambda content: b"%PDF-1.4 nothing", "ei ole PO-tiedosto"),
        (lambda content: b"", "ei ole PO-tiedosto"),
        (lambda content: b"/etc/passwd", "ei ole PO-tiedosto"),
        (lambda content: content + b"\n#" * 5_000_000, "suurempi kuin 2 Mt"),
        (lambda content: content.decode().encode("latin-1", "replace"), "UTF-8"),
        (lambda content: content.replace(b"charset=utf-8", b"charset=klingon"), "UTF-8"),
        (with_broken_markup, "merkinnät"),
        (lambda content: None, "Valitse PO-tiedosto"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_and_changes_nothing(admin_client, translation, spoil, told):
    before = list(StringTranslation.objects.values())

    page = send(admin_client, translation, spoil(filled(exported(admin_client, translation))))

    assert told in page
    assert list(StringTranslation.objects.values()) == before


def test_a_file_in_another_charset_is_read_where_it_says_so(admin_client, site, committed):
    with committed():
        translation = start_translation(make_practice(site, "Äänestys"))
    content = filled(exported(admin_client, translation)).decode()

    told = send(admin_client, translation, content.replace("charset=utf-8", "charset=iso-8859-1").encode("latin-1"))

    assert "tiedostosta luettiin" in told.lower()
    assert StringTranslation.objects.filter(data="sv: Äänestys").exists()


def test_a_translator_of_the_language_may_and_of_another_may_not(client, site, translation):
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    user = editor_of(site.in_language(site.home, "sv"), "change_page")
    client.force_login(user)
    assert client.get(address).status_code == 200
    user.groups.get().page_permissions.update(page=site.in_language(site.home, "en"))

    assert client.get(address).status_code == 302


def test_a_translation_whose_page_is_gone_is_not_found(admin_client, translation):
    missing = translation.pk + 1000
    assert admin_client.get(reverse("wagtail_localize:download_pofile", args=[missing])).status_code == 404


def test_the_export_holds_what_changed_since_without_its_old_translation(admin_client, practice, committed):
    with committed():
        translated(practice)
    with committed():
        change(practice, summary="Aivan uusi.")
    translation = start_translation(practice)

    po = polib.pofile(exported(admin_client, translation).decode())
    assert [entry.msgid for entry in po.untranslated_entries()] == ["Aivan uusi."]
