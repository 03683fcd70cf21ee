"""The sitemap: every public page in every language it is written in, with its alternates."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from relations.models import City, Cooperation, Document, Network, Page, Project
from relations.models.page import SECTION_URL_NAMES
from relations.publishing.language import LANGUAGES


class SiteMap(Sitemap):
    """Addresses start with SITE_URL, as canonical ones do, whatever host was asked."""

    i18n = True
    alternates = True

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class SectionMap(SiteMap):
    def items(self):
        return list(SECTION_URL_NAMES.values())

    def location(self, item):
        return reverse(item)


class EntryMap(SiteMap):
    """The pages of one model's records."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def items(self):
        return self.model.objects.published().listed().order_by("pk")

    def get_languages_for_item(self, item):
        return [language for language in LANGUAGES if item.is_written_in(language)]

    def lastmod(self, item):
        return item.updated_at


class AboutMap(EntryMap):
    def items(self):
        return super().items().about_the_site()


def sitemaps():
    entries = {
        model._meta.model_name: EntryMap(model)
        for model in (City, Network, Project, Cooperation, Document)
    }
    return {"sections": SectionMap(), **entries, "about": AboutMap(Page)}
