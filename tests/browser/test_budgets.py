"""What a first visit of the start page costs, from files as production serves them."""

import gzip
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test.testcases import LiveServerThread

from gbgintl.initial_content.loader import load_content

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KILOBYTE = 1000
# What the proxy does to pages (deploy/nginx.conf); files are compressed when they are collected.
PROXY_LEVEL = 1

WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries()) {
      window.shifts.push([value, sources.map(({node}) => node?.outerHTML?.slice(0, 80))]);
    }
  }).observe({type: 'layout-shift', buffered: true});
}"""


@pytest.fixture
def production(transactional_db, settings, tmp_path):
    """The URL of the site with its files collected, hashed and compressed."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    # Without the admin's files, which take long to compress and no visitor asks for.
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    call_command("collectstatic", interactive=False, verbosity=0)
    load_content()
    # Django's own handler of static files would read them where they are written.
    server = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    assert server.error is None
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


class Visit:
    """A first visit: everything that came, by URL, and how large on the wire."""

    def __init__(self, page, url):
        self.page, self.sizes, self.hosts = page, {}, set()
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("requestfinished", self.finished)
        self.html = page.goto(url, wait_until="networkidle").body()
        self.sizes[url] = len(gzip.compress(self.html, PROXY_LEVEL))

    def finished(self, request):
        if not request.is_navigation_request():
            self.sizes[request.url] = request.sizes()["responseBodySize"]

    def bill(self):
        lines = [(size, urlsplit(url).path) for url, size in self.sizes.items()]
        return "\n".join(
            f"{size:>7,} {path}" for size, path in [*lines, (sum(self.sizes.values()), "in all")]
        )

    def of(self, part):
        return sum(size for url, size in self.sizes.items() if part in url)


def test_a_first_visit_stays_within_its_budget(production, chromium, capsys):
    for language in ("sv", "en"):
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        url = f"{production}/{language}/"

        visit = Visit(context.new_page(), url)

        with capsys.disabled():
            print("\n" + visit.bill())  # noqa: T201
        assert all(visit.of(part) for part in (".css", ".woff2", "/land."))
        assert visit.sizes[url] <= 20 * KILOBYTE
        assert visit.of(".js") == 0
        assert sum(visit.sizes.values()) <= 70 * KILOBYTE
        assert visit.hosts == {urlsplit(production).netloc}
        assert context.cookies() == []
        context.close()

    # The form alone has a script, and a small one.
    context = chromium.new_context()
    visit = Visit(context.new_page(), f"{production}/sv/kontakt/")
    assert 0 < visit.of(".js") <= 5 * KILOBYTE
    context.close()


def test_nothing_jumps_when_the_font_comes_late(production, chromium):
    for path, width in (
        ("/sv/", 320),
        ("/sv/", 1280),
        ("/en/cities/shanghai/", 320),
        ("/en/cities/shanghai/", 1280),
    ):
        assert_nothing_jumps(chromium, production + path, width)


def assert_nothing_jumps(chromium, url, width):
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    fonts = []
    page.route("**/*.woff2", lambda route: fonts.append(route))

    with page.expect_request("**/*.woff2"):
        page.goto(url, wait_until="domcontentloaded")
    page.wait_for_timeout(200)
    before = page.locator("h1").bounding_box()
    assert len(fonts) == 1
    fonts[0].continue_()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)

    assert page.evaluate("window.shifts") == []
    assert page.locator("h1").bounding_box()["y"] == before["y"]
    context.close()
