"""A process that serves calls nobody but the office above; asked in one of its own, for good."""

import subprocess
import sys

TRIED = """
import socket, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
import requests
from app.serving import outgoing
from sync.http import HttpTransport
from sync.ports import Unreachable

class Office(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "a/b")
        self.end_headers()
        self.wfile.write(b"come in")
    def log_message(self, *words):
        pass

office = HTTPServer(("127.0.0.1", 0), Office)
threading.Thread(target=office.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{office.server_port}"
def asked():
    try:
        return requests.get(address, timeout=5).status_code
    except requests.ConnectionError as error:
        return "is not called from here" in repr(error)
outgoing.guard()
print(asked())
outgoing._is_near = lambda host: False  # as if the office were another machine
print(asked())
print(HttpTransport(address).post("x", b"1", "a/b", 99))
print(asked())
"""


def test_the_office_above_is_called_and_nobody_else():
    said = subprocess.run(
        [sys.executable, "-c", TRIED], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    assert said[:4] == ["200", "True", "b'come in'", "True"]
