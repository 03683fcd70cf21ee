"""Follows links with Django's test client and notes what is wrong with what it meets."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings

from .page import Reading, read_page


@dataclass(frozen=True)
class Visit:
    url: str
    status: int
    referrer: str
    reading: Reading


@dataclass
class Walk:
    """`wants(url, referrer)` tells which links to follow, `expected(url)` the status that is meant
    for a URL (200 where it gives none), `normalise(url)` what stands for a URL among its likes.
    `visits` are the pages, by URL, and `findings` the faults.
    """

    client: object
    wants: Callable[[str, str], bool]
    expected: Callable[[str], int | None] = lambda url: None
    normalise: Callable[[str], str] = lambda url: url
    visits: dict[str, Visit] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    seconds: float = 0

    def run(self, *starts):
        began = perf_counter()
        waiting = deque((start, "") for start in starts)
        seen = set(starts)
        fragments = []
        while waiting:
            url, referrer = waiting.popleft()
            for link in self._visit(url, referrer):
                target, fragment = urldefrag(_local(urljoin(url, link)))
                if fragment:
                    fragments.append((url, target, fragment))
                target = self.normalise(target)
                if target and target not in seen and self.wants(target, url):
                    seen.add(target)
                    waiting.append((target, url))
        self._check_fragments(fragments)
        self.seconds = perf_counter() - began
        return self

    def _visit(self, url, referrer):
        """Open a page, note what is wrong with it, and return the links on it."""
        try:
            response = self.client.get(url)
        except Exception as error:
            self.findings.append(f"{url} (from {referrer}): {type(error).__name__}: {error}")
            return []
        status = response.status_code
        if status in (301, 302):
            self.visits[url] = Visit(url, status, referrer, Reading())
            return [response["Location"]]
        if status != (self.expected(url) or 200):
            self.findings.append(f"{url} (from {referrer}): {status}")
        if not response.get("Content-Type", "").startswith("text/html"):
            self.visits[url] = Visit(url, status, referrer, Reading())
            return []
        reading = read_page(response.content.decode())
        if "unsafe" in response.get("Content-Security-Policy", "unsafe"):
            reading.problems.append("no strict Content-Security-Policy")
        self.visits[url] = Visit(url, status, referrer, reading)
        self.findings += [f"{url}: {problem}" for problem in reading.problems]
        return reading.links

    def _check_fragments(self, fragments):
        for url, target, fragment in fragments:
            visit = self.visits.get(target)
            if visit and visit.status == 200 and fragment not in visit.reading.ids:
                self.findings.append(f"{url}: there is no #{fragment} on {target}")


def _local(url):
    """A URL of this site as path and query; nothing for other hosts, telephones and mail."""
    parts = urlsplit(
        url.removeprefix(settings.SITE_URL) if url.startswith(settings.SITE_URL) else url
    )
    if parts.scheme or parts.netloc:
        return ""
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return f"{path}{query}#{parts.fragment}" if parts.fragment else f"{path}{query}"
