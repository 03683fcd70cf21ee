"""How gunicorn serves the site, in the container and in its rehearsal."""

import os
from pathlib import Path

wsgi_app = "gbgintl.wsgi"
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 30
# Longer than the proxy keeps a connection, so that the proxy never writes to a closed one.
keepalive = 75

# A worker that leaks is replaced before it hurts, and never all of them at once.
max_requests = 1000
max_requests_jitter = 100

# The heartbeat belongs in memory; in a container the disk may be read-only or slow.
if Path("/dev/shm").is_dir():
    worker_tmp_dir = "/dev/shm"
# It would be opened in a home directory, which the container's user does not have.
control_socket_disable = True

# What was asked for and how it went; no visitor's address and no search words.
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
