"""The site's own production settings, with only the static files served as they are."""

from gbgintl.settings import *  # noqa: F403
from gbgintl.settings import STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
