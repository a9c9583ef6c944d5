"""The home app's models, one file a kind."""

from home.feedback.models import Feedback, FeedbackAnswer
from home.links.models import Link, LinkHost, LinkOnPage
from home.models.contact import ContactPage, FeedbackPage
from home.models.content_page import ContentPage
from home.models.home_page import HomePage, HomePagePick
from home.models.news import NewsIndexPage, NewsPage, NewsRelatedPage
from home.models.page_reading import PageReading
from home.models.site_settings import ContactSettings
from home.models.translated_page import TranslatedPage
from home.public_forms.models import SentForm, WaitingEmail
from home.scheduled_run import ScheduledRun
from home.terms import Method, Organisation, TargetGroup, Theme

__all__ = [
    "ContactPage",
    "ContactSettings",
    "ContentPage",
    "Feedback",
    "FeedbackAnswer",
    "FeedbackPage",
    "HomePage",
    "HomePagePick",
    "Link",
    "LinkHost",
    "LinkOnPage",
    "Method",
    "NewsIndexPage",
    "NewsPage",
    "NewsRelatedPage",
    "Organisation",
    "PageReading",
    "ScheduledRun",
    "SentForm",
    "TargetGroup",
    "Theme",
    "TranslatedPage",
    "WaitingEmail",
]
