"""The sitemap: every public page in every language it is written in, with its alternates."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from publishing import registry, sections
from publishing.frame import ROOT, START
from publishing.language import LANGUAGES, language_for_others
from publishing.structured_data import absolute_url


def written_languages(record):
    return [language for language in LANGUAGES if record.is_written_in(language)]


class PageSitemap(Sitemap):
    """URLs start with SITE_URL, as canonical ones do, whatever host was asked."""

    i18n = True
    alternates = True

    def get_urls(self, page=1, site=None, protocol=None):
        """With `x-default`; Django's own leads to URLs without a language, which do not exist."""
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            item, _language = url["item"]
            by_language = {link["lang_code"]: link["location"] for link in url["alternates"]}
            location = self.location_for_others(item, by_language)
            url["alternates"].append({"lang_code": "x-default", "location": location})
        return urls

    def location_for_others(self, item, by_language):
        return by_language[language_for_others(list(by_language))]

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class SectionSitemap(PageSitemap):
    """The sections, each in the languages its introduction is written in."""

    def items(self):
        pages = {page.section: page for page in registry.page_model().objects.published()}
        return [
            (section, pages.get(section.code))
            for section in sections.all_sections()
            if section.url_name
        ]

    def get_languages_for_item(self, item):
        _section, page = item
        return written_languages(page) if page else LANGUAGES

    def location(self, item):
        section, _page = item
        return section.url

    def location_for_others(self, item, by_language):
        section, _page = item
        if section.code == START:
            return absolute_url(ROOT)
        return super().location_for_others(item, by_language)


class RecordSitemap(PageSitemap):
    """The pages of one model's records; those that introduce a section stand with the sections."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def items(self):
        records = self.model.objects.published()
        if self.model is registry.page_model():
            return records.below_about()
        return [record for record in records.order_by("pk") if record.has_own_page]

    def get_languages_for_item(self, item):
        return written_languages(item)

    def lastmod(self, item):
        return item.updated_at


def sitemaps():
    records = {model._meta.model_name: RecordSitemap(model) for model in registry.public_models()}
    return {"sections": SectionSitemap(), **records}
