"""The site's addresses: Finnish at the root, Swedish under /sv/, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from avoinhallinto import sitemaps, views
from home.views import page_picture

urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/", views.health, name="health"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:language>-<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("picture/<int:pk>-<slug:digest>.png", page_picture, name="page-picture"),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += [path("", include(f"{app}.urls")) for app in ("home", "search", "frontend", "practices", "network")]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)

handler404 = "avoinhallinto.views.page_not_found"
handler500 = "avoinhallinto.views.server_error"
