"""The image's HEALTHCHECK: ask this container's own process whether it answers."""

import os
import sys
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

port = os.environ.get("PORT", "8000")
# The site answers to its own name only, also from inside.
host = urlsplit(os.environ["SITE_URL"]).netloc

try:
    with urlopen(Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host}), timeout=3):
        pass
except (URLError, OSError) as error:
    sys.exit(f"The site does not answer: {error}")
