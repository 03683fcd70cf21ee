from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.i18n import set_language

from . import health, robots
from .sitemaps import sitemaps
from .styleguide import styleguide

urlpatterns = [
    path("admin/language/", set_language, name="staff_language"),
    path("admin/", admin.site.urls),
    path("styleguide/", styleguide, name="styleguide"),
    path("healthz", health.liveness, name="healthz"),
    path("readyz", health.readiness, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("", include("contact.receipt_urls")),
    path("sitemap.xml", sitemap, {"sitemaps": sitemaps()}, name="sitemap"),
    *i18n_patterns(
        path("", include("relations.urls")),
        path("", include("contact.urls")),
    ),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

handler400 = "gbgintl.errors.bad_request"
handler403 = "gbgintl.errors.permission_denied"
handler404 = "gbgintl.errors.page_not_found"
handler500 = "gbgintl.errors.server_error"
