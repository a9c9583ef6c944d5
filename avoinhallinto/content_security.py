"""The content security policy: strict for the public, with what Wagtail's admin needs on its addresses."""

from dataclasses import replace

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

# Wagtail's admin writes inline scripts and styles (the page explorer, Draftail) and previews in frames.
# https://docs.wagtail.org/en/stable/deployment/security.html (read for 7.4)
ADMIN_DIRECTIVES = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "frame-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's middleware, which answers the admin's addresses with the admin's directives."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith((reverse("wagtailadmin_home"), reverse("admin:index"))):
            return replace(parts, replace={**ADMIN_DIRECTIVES, **(parts.replace or {})})
        return parts
