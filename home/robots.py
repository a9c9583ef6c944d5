"""Programs that visit the site and say so: what they do is not counted among what people read and search for."""

import re

from django.http import HttpRequest

ROBOT = re.compile(r"bot|crawl|spider|slurp|monitor|headless|preview|curl/|wget/|python-|java/|scrapy", re.IGNORECASE)


def says_it_is_a_robot(request: HttpRequest) -> bool:
    return bool(ROBOT.search(request.headers.get("User-Agent", "")))
