"""The site's own settings for a worker whose patience with a mail server a test can wait for."""

from gbgintl.settings import *  # noqa: F403

EMAIL_TIMEOUT = 2
