"""gunicorn at an office: ``gunicorn -c deploy/gunicorn.conf.py "wsgi:serving()"``.

Each worker is a process with threads of its own, and each thread has at most one connection to
the database: workers times threads, over all servers, stay below PostgreSQL's ``max_connections``.
"""

import os

bind = os.environ.get("SOHOAGIAI_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("SOHOAGIAI_WORKERS", "3"))
worker_class = "gthread"
threads = 4
timeout = 120  # seconds without a sign of life: a first sending comes in over a slow line
graceful_timeout = 30
max_requests = 10_000  # a worker is renewed now and then, each at another moment
max_requests_jitter = 1_000
control_socket_disable = True  # whoever starts it steers it: systemd, or the engine of containers
