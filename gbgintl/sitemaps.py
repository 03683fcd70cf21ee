"""The sitemap: every public page in every language it is written in, with its alternates."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from publishing.language import LANGUAGES
from relations.models import City, Cooperation, Document, Network, Page, Project
from relations.models.page import SECTION_URL_NAMES


def written_languages(record):
    return [language for language in LANGUAGES if record.is_written_in(language)]


class PageSitemap(Sitemap):
    """Addresses start with SITE_URL, as canonical ones do, whatever host was asked."""

    i18n = True
    alternates = True

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class SectionSitemap(PageSitemap):
    """The sections, each in the languages its introduction is written in."""

    def items(self):
        pages = {page.place: page for page in Page.objects.published()}
        return [(place, pages.get(place)) for place in SECTION_URL_NAMES]

    def get_languages_for_item(self, item):
        _place, page = item
        return written_languages(page) if page else LANGUAGES

    def location(self, item):
        place, _page = item
        return reverse(SECTION_URL_NAMES[place])


class RecordSitemap(PageSitemap):
    """The pages of one model's records."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def items(self):
        return self.model.objects.published().order_by("pk")

    def get_languages_for_item(self, item):
        return written_languages(item)

    def lastmod(self, item):
        return item.updated_at


class AboutSitemap(RecordSitemap):
    def items(self):
        return super().items().about_the_site()


def sitemaps():
    entries = {
        model._meta.model_name: RecordSitemap(model)
        for model in (City, Network, Project, Cooperation, Document)
    }
    return {"sections": SectionSitemap(), **entries, "about": AboutSitemap(Page)}
