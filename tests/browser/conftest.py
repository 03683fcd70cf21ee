"""A real Chromium whose errors and warnings are reported, and the site with its initial content."""

import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler

from contact.intake.spam import FormToken
from gbgintl.initial_content.loader import load_content
from tests.browser.states import make_content
from tests.snapshots import fill_once

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread, in which Django would refuse its database.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


class Complaints(list):
    """What a browser found wrong with the pages it was shown."""

    def __init__(self, host):
        self.host = host

    def listen(self, context):
        context.on("console", self.console)
        context.on("weberror", lambda error: self.append(f"script: {error.error}"))
        context.on("request", self.request)
        context.on("requestfailed", self.failed)
        context.on("response", self.response)

    def console(self, message):
        # Violations of the Content-Security-Policy come here. What was answered with an error
        # comes too; that is looked at below, where a page can be told from its parts.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.append(f"console: {message.text}")

    def request(self, request):
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob") and url.netloc != self.host:
            self.append(f"other host: {request.url}")

    def failed(self, request):
        if request.failure != "net::ERR_ABORTED":
            self.append(f"failed: {request.url} {request.failure}")

    def response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.append(f"answered {response.status}: {response.url}")


@pytest.fixture(autouse=True)
def _static_files_are_kept(monkeypatch):
    """A browser keeps style sheets from page to page, as it does with the real server's."""
    serve = StaticFilesHandler.serve

    def serve_and_keep(handler, request):
        response = serve(handler, request)
        response["Cache-Control"] = "max-age=600"
        return response

    monkeypatch.setattr(StaticFilesHandler, "serve", serve_and_keep)


@pytest.fixture
def open_page(chromium, live_server):
    """Opens a page of the site in a browser without a past; takes Playwright's context options.

    The test fails if the browser reports an error, a violation of the Content-Security-Policy or
    a request to another host on any page that it was shown.
    """
    complaints = Complaints(urlsplit(live_server.url).netloc)
    contexts = []

    def open_page(path, **options):
        contexts.append(chromium.new_context(**options, base_url=live_server.url))
        complaints.listen(contexts[-1])
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert list(complaints) == []


@pytest.fixture
def content(transactional_db, settings, tmp_path, snapshots):
    """The initial content, as a site has it on its first day."""
    settings.MEDIA_ROOT = tmp_path
    fill_once("content", load_content, snapshots)


@pytest.fixture
def states(transactional_db, settings, tmp_path, snapshots):
    """The initial content, and a record in every other state."""
    settings.MEDIA_ROOT = tmp_path
    fill_once("states", make_content, snapshots)


@pytest.fixture
def time_to_write(monkeypatch):
    """The form is handed out as if a minute ago: a person takes longer to write than a test."""
    issue = FormToken.issue
    monkeypatch.setattr(FormToken, "issue", lambda age=0: issue(age + 60))
