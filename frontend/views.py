"""The style guide, for those who build the site."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.models import Site

from frontend.styleguide import Example, all_examples
from frontend.styleguide.samples import Samples

FIRST_COMMENT = re.compile(r"\A\{#\s*(.*?)\s*#\}", re.DOTALL)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in all its states, in `?language=` (English if none). There is none in production."""
    if not settings.STYLEGUIDE:
        raise Http404
    asked = request.GET.get("language", "")
    with translation.override(asked if asked in dict(settings.LANGUAGES) else "en"):
        samples = Samples(Site.find_for_request(request))
        components = [_shown(example, request) for example in all_examples(samples)]
        context = {"components": components, "frame": samples.frame()}
        return HttpResponse(render_to_string("styleguide.html", context, request))


def _shown(example: Example, request: HttpRequest) -> dict[str, object]:
    source = get_template(example.template).template.source
    described = FIRST_COMMENT.match(source)
    return {
        "name": example.name,
        "description": described[1] if described else "",
        "states": [(name, _rendered(example, inputs, request)) for name, inputs in example.states],
    }


def _rendered(example: Example, inputs, request: HttpRequest) -> SafeString:
    return render_to_string(example.template, dict(inputs), request)
