"""How the walk goes through the admin: what it follows, and what it meets there."""

import re
from collections import defaultdict
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import reverse

from publishing import roles

from .result import IS_FILLED

# So many records of each model are opened: the others have the same pages.
RECORDS_OF_A_MODEL = 2 if IS_FILLED else 1
# A list remembers its filters in the links of its rows, which lead to the same pages.
REMEMBERED = {"_changelist_filters", "_popup", "_to_field", "next"}
# The order of a list, which every column offers, is Django's own affair.
if not IS_FILLED:
    REMEMBERED.add("o")
PASSWORD = "a long password for the walk"
RECORD = re.compile(r"^/admin/(\w+/\w+)/([^/?]+)/")


def make_staff():
    """A superuser, one member of staff for each role, and one without any right."""
    User.objects.create_superuser("superuser", password=PASSWORD)
    for role in roles.all_roles():
        user = User.objects.create_user(role.code, password=PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name=role.code))
    User.objects.create_user("without rights", password=PASSWORD, is_staff=True)


def use_language(client, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language


def normalise(url):
    parts = urlsplit(url)
    query = [(n, v) for n, v in parse_qsl(parts.query, True) if n not in REMEMBERED]
    return f"{parts.path}?{urlencode(query)}" if query else parts.path


class AdminLinks:
    """Every list with each filter, order and page; of records and their pages, a few of each model.

    Filters are followed from a list without any, or combined they would have no end.
    """

    def __init__(self):
        self.opened = defaultdict(set)

    def __call__(self, url, referrer):
        if not url.startswith("/admin/") or url.startswith("/admin/logout/"):
            return False
        parts = urlsplit(url)
        if parts.query:
            return parts.path == urlsplit(referrer).path and not urlsplit(referrer).query
        record = RECORD.match(url)
        if record and record[2] not in ("add", "deleted", "export", "retention"):
            keys = self.opened[record[1]]
            if record[2] not in keys and len(keys) >= RECORDS_OF_A_MODEL:
                return False
            keys.add(record[2])
        return True


def searches(user):
    """A search in every list that the user may see, for a word, and for what no list has."""
    for model, model_admin in admin.site._registry.items():
        may_see = user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
        if model_admin.search_fields and may_see:
            opts = model._meta
            url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
            yield from (f"{url}?q=goteborg", f"{url}?q=%C3%85bo%20%25_'%22")
