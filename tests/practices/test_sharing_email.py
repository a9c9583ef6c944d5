"""E-mail of the public forms: plain text through a real mail server, and nothing lost while it is down."""

from datetime import timedelta

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.utils import timezone

from home.models import WaitingEmail
from practices.models import SharedPractice
from tests.mail_server import SMTP, Caught, free_port
from tests.practices.sharing import send

pytestmark = pytest.mark.django_db


def test_the_receipt_goes_through_a_real_mail_server_as_plain_text(client, site, mail_server, committed):
    with committed():
        send(client, "sv", title="Panel <script>alert(1)</script> & råd")

    (recipients, message) = mail_server.messages[0]
    assert recipients == ["maija@example.org"]
    assert message.get_content_type() == "text/plain"
    assert "Panel <script>alert(1)</script> & råd" in message.get_content()
    assert "/sv/god-praxis/dela/lage/" in message.get_content()
    assert not WaitingEmail.objects.exists()


def test_a_mail_server_that_is_down_loses_neither_the_share_nor_the_receipt(client, site, settings, committed):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()
    with committed():
        assert send(client).status_code == 302
    assert SharedPractice.objects.exists()
    assert WaitingEmail.objects.get().attempts == 1

    caught = Caught()
    controller = Controller(caught, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    try:
        with time_machine.travel(timezone.now() + timedelta(minutes=30)):
            call_command("send_waiting_emails")
            call_command("send_waiting_emails")
    finally:
        controller.stop()
    assert [recipients for recipients, _message in caught.messages] == [["maija@example.org"]]
    assert not WaitingEmail.objects.exists()
