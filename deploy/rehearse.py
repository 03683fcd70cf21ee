"""The steps of Dockerfile and compose.yaml by hand, without Docker, and a look at the result.

Needs DATABASE_URL to name an empty PostgreSQL database (.ci/with-postgresql makes one) and nginx
to be installed. The site runs under production settings in a folder of its own that holds what
.dockerignore lets into the image, and nothing else.
"""

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "site.invalid"
# nginx is in a folder that is on the path of root alone.
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def main():
    database = os.environ.get("DATABASE_URL", "")
    if not database.startswith("postgres"):
        sys.exit("Rehearsal: DATABASE_URL does not name a PostgreSQL database.")
    if not NGINX:
        sys.exit("Rehearsal: nginx is missing (apt-get install nginx-light).")

    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        scene = Path(folder)
        app = copy_what_the_image_holds(scene / "app")
        python = install(scene / "venv", app)
        build = {**base_environment(scene), **read_settings(app / "deploy/throwaway.env")}
        run(python, "manage.py", "collectstatic", "--no-input", "-v0", folder=app, settings=build)
        (scene / "media").mkdir()
        before = fingerprint(app)

        site_port, proxy_port = free_port(), free_port()
        settings = {
            **build,
            "SECRET_KEY": hashlib.sha256(os.urandom(32)).hexdigest(),
            "DATABASE_URL": database,
            "MEDIA_ROOT": str(scene / "media"),
            "TRUSTED_PROXY_COUNT": "1",
            "PORT": str(site_port),
        }
        run(python, "manage.py", "migrate", "--no-input", "-v0", folder=app, settings=settings)
        run(python, "manage.py", "load_content", folder=app, settings=settings)
        run(python, "manage.py", "run_worker", "--once", folder=app, settings=settings)

        gunicorn = [python.parent / "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        nginx = [NGINX, "-c", proxy_settings(scene, site_port, proxy_port), "-g", "daemon off;"]
        log = (scene / "log").open("w+")
        site = subprocess.Popen(gunicorn, cwd=app, env=settings, stdout=log, stderr=log)
        proxy = subprocess.Popen(nginx, stdout=log, stderr=log)
        try:
            wait_until_listening(site_port, site)
            wait_until_listening(proxy_port, proxy)
            become_healthy(python, app, settings)
            look_at_the_site(site_port)
            look_through_the_proxy(proxy_port, scene / "media")
            stop(site)
            look_at_the_proxy_alone(proxy_port)
        except BaseException:
            log.seek(0)
            sys.stdout.write(log.read())
            raise
        finally:
            stop(proxy)
            stop(site)
            log.close()
        expect(site.returncode == 0, f"gunicorn ended with {site.returncode}")
        expect(fingerprint(app) == before, "the site changed files in its own folder")
    say("the image's steps work, and the site answers behind its proxy")


def look_at_the_site(port):
    """What the web server itself answers, asked as the proxy asks it."""
    health = get(port, "/healthz", scheme=None)
    expect((health.status, health.text) == (200, "ok\n"), f"/healthz: {health.status}")
    ready = get(port, "/readyz", scheme=None)
    expect((ready.status, ready.text) == (200, "ok\n"), f"/readyz: {ready.status} {ready.text}")

    insecure = get(port, "/sv/", scheme="http")
    expect(insecure.status == 301, f"over http /sv/ answered {insecure.status}")
    expect(insecure.headers["Location"] == f"https://{HOST}/sv/", "http does not lead to https")

    for language in ("sv", "en"):
        page = get(port, f"/{language}/")
        expect(page.status == 200, f"/{language}/ answered {page.status}")
        expect(f'<html lang="{language}"' in page.text, f"/{language}/ is in another language")
        expect("Strict-Transport-Security" in page.headers, "no Strict-Transport-Security")
        expect("default-src 'self'" in page.headers["Content-Security-Policy"], "no policy")

    style = re.search(r'href="(/static/[^"]+\.css)"', page.text)
    expect(style, "the start page names no style sheet")
    url = style[1]
    expect(re.search(r"\.[0-9a-f]{12}\.css$", url), f"{url} has no hash in its name")
    file = get(port, url, accept_encoding="gzip, br")
    expect(file.status == 200, f"{url} answered {file.status}")
    expect(file.headers["Content-Encoding"] == "br", f"{url} came without Brotli")
    expect("immutable" in file.headers["Cache-Control"], f"{url} is not immutable")

    for language in ("sv", "en"):
        lost = get(port, f"/{language}/there-is-no-such-page/")
        expect(lost.status == 404, f"a page that does not exist answered {lost.status}")
        expect("<h1" in lost.text, "the 404 is not the site's own page")
        expect(f'<html lang="{language}"' in lost.text, "the 404 is in another language")

    stranger = get(port, "/sv/", host="another.invalid")
    expect(stranger.status == 400, f"another host name answered {stranger.status}")

    login = get(port, "/admin/login/")
    expect(login.status == 200, f"/admin/login/ answered {login.status}")


def look_at_the_proxy_alone(port):
    """What visitors meet while the site is down."""
    page = get(port, "/en/")
    expect(page.status == 502, f"without the site /en/ answered {page.status}")
    expect("Back soon" in page.text, "the page for a site that is down is not ours")
    expect(page.headers["Retry-After"] == "120", "nothing says when to come back")
    style = get(port, "/maintenance/style.css")
    expect(style.headers["Content-Type"] == "text/css", "the page comes without its style")


def look_through_the_proxy(port, media):
    """What only nginx does: uploads, compression, and saying which scheme the visitor used."""
    page = get(port, "/sv/", accept_encoding="gzip")
    expect(page.status == 200, f"through the proxy /sv/ answered {page.status}")
    expect(page.headers["Content-Encoding"] == "gzip", "pages come uncompressed")
    insecure = get(port, "/sv/", scheme=None)
    expect(insecure.status == 301, f"through the proxy, over http, /sv/: {insecure.status}")

    for name, kind in (("a.pdf", "application/pdf"), ("a.html", "application/octet-stream")):
        (media / name).write_text("<script>alert(1)</script>")
        (media / name).chmod(0o644)
        upload = get(port, f"/media/{name}")
        expect(upload.status == 200, f"/media/{name} answered {upload.status}")
        expect(upload.headers["Content-Type"] == kind, f"{name}: {upload.headers['Content-Type']}")
        expect(upload.headers["X-Content-Type-Options"] == "nosniff", f"{name} may be sniffed")
        expect("immutable" in upload.headers["Cache-Control"], f"{name} is not kept")
    expect(get(port, "/media/").status in (403, 404), "the proxy lists the uploads")
    expect(get(port, "/media/../app/manage.py").status in (400, 404), "the proxy leaves its folder")


def copy_what_the_image_holds(app):
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    for name in (line[1:] for line in lines if line.startswith("!")):
        source, target = ROOT / name, app / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return app


def install(venv, app):
    """As `make run` does, because Debian's own Python has no ensurepip."""
    outside = getattr(sys, "_base_executable", sys.executable)
    python = venv / "bin/python"
    subprocess.run([outside, "-m", "venv", "--without-pip", venv], check=True)
    subprocess.run(
        [outside, "-m", "pip", "--python", python, "--disable-pip-version-check"]
        + ["install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        + ["-r", app / "requirements/run.txt"],
        check=True,
    )
    return python


def base_environment(scene):
    """Of this machine only the path to its programs, and no home to write to."""
    return {
        "PATH": f"{scene / 'venv/bin'}:/usr/bin:/bin",
        "HOME": "/nonexistent",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
    }


def read_settings(path):
    lines = path.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def proxy_settings(scene, site_port, proxy_port):
    """The proxy's own file, with the names of compose.yaml replaced by places on this machine."""
    text = (ROOT / "deploy/nginx.conf").read_text()
    for there, here in (
        (" /tmp/", f" {scene}/"),
        ("server web:8000;", f"server 127.0.0.1:{site_port};"),
        ("listen 8080;", f"listen 127.0.0.1:{proxy_port};"),
        ("/srv/media/", f"{scene}/media/"),
        ("/srv/maintenance/", f"{ROOT}/deploy/maintenance/"),
    ):
        expect(there in text, f"deploy/nginx.conf has no {there!r} any more")
        text = text.replace(there, here)
    if os.geteuid() == 0:
        # Its workers change to another user, who must be able to read the uploads.
        scene.chmod(0o755)
    path = scene / "nginx.conf"
    path.write_text(text)
    subprocess.run([NGINX, "-t", "-q", "-c", path], check=True)
    return path


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode()


def get(port, path, *, scheme="https", host=HOST, accept_encoding="identity"):
    headers = {"Host": host, "Accept-Encoding": accept_encoding}
    if scheme:
        headers["X-Forwarded-Proto"] = scheme
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def become_healthy(python, app, settings):
    """The image's health check within its start period: the first request loads the site."""
    for attempt in range(1, 5):
        try:
            return run(python, "deploy/check_health.py", folder=app, settings=settings)
        except subprocess.CalledProcessError:
            if attempt == 4:
                raise
            time.sleep(2)


def run(python, *arguments, folder, settings):
    subprocess.run([python, *arguments], cwd=folder, env=settings, check=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(port, server, seconds=30):
    for _ in range(seconds * 10):
        expect(server.poll() is None, f"{server.args[0]} ended at once with {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    expect(False, f"nothing listens on port {port} after {seconds} s")


def stop(server):
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(timeout=40)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def fingerprint(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).digest() for path in files}


def expect(condition, otherwise):
    if not condition:
        sys.exit(f"Rehearsal: {otherwise}")


def say(text):
    sys.stdout.write(f"Rehearsal: {text}\n")


if __name__ == "__main__":
    main()
