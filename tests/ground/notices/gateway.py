"""A real gateway on this machine, for tests of webhooks."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

HANG_UP = 0  # takes the request and closes the line without an answer


@dataclass
class Gateway:
    """What came in, and what to answer: one status after the other, the last one for ever."""

    answers: list[int] = field(default_factory=lambda: [200])
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    address: str = ""

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body in self.bodies]

    def answer(self) -> int:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def running() -> Iterator[Gateway]:
    """A gateway on a free port of this machine."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gateway.headers.append({k.lower(): v for k, v in self.headers.items()})
            gateway.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            status = gateway.answer()
            if status == HANG_UP:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", gateway.address + "elsewhere/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    gateway.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def closed_address() -> Iterator[str]:
    """An address of this machine at which nobody listens, and nobody else can begin to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/"
