"""``gongkai serve``: prepares, starts server and worker, waits, and stops both together."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.conf import settings

from gongkai.ground.core.errors import Refusal

READY_WITHIN = 60.0
STOPPED_WITHIN = 20.0
HERE = "gongkai.doors.cli.running"
Child = subprocess.Popen[bytes]


def serve(*, host: str, port: int, example: bool) -> int:
    """Serve what GONGKAI_SITE names until SIGINT or SIGTERM; return 0 when stopped by one.

    ``port`` 0 takes a free one. Raises Refusal when the port is taken or the installation cannot
    be served; returns 1 when server or worker ended by itself.
    """
    listening = _open_port(host, port)
    django.setup()
    from . import preparing  # noqa: PLC0415  (needs the apps)

    print("正在准备……", flush=True)
    told = preparing.prepare(with_example=example)
    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    with _children(listening) as children:
        if not _ready(listening, children, stop):
            return 0 if stop.is_set() else _one_ended()
        _tell(listening, told)
        while not stop.wait(0.3):
            if any(child.poll() is not None for child in children):
                return _one_ended()
    return 0


def _open_port(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise Refusal(
            "port_taken",
            f"不能在 {host} 的 {port} 端口提供服务，它可能正被别的程序占用。"
            "请换一个端口，例如 --port 8001（或者 make run PORT=8001）。",
        ) from error


@contextmanager
def _children(listening: socket.socket) -> Iterator[list[Child]]:
    """Start server and worker; stop them in the end. ``lifeline`` tells them if we are gone."""
    reading_end, writing_end = os.pipe()
    children: list[Child] = []
    try:
        if settings.SITE != "worker":
            server = ["--socket", str(listening.fileno()), "--processes", str(settings.PROCESSES)]
            children.append(_start("server", server, reading_end, listening.fileno()))
        if settings.SITE in {"all", "worker"}:
            children.append(_start("worker", [], reading_end))
        yield children
    finally:
        _stop(children)
        os.close(writing_end)
        os.close(reading_end)
        listening.close()


def _start(name: str, words: list[str], *passed: int) -> Child:
    # A session of its own: Ctrl+C reaches the supervisor alone, which then stops the others.
    return subprocess.Popen(  # noqa: S603  (our own module, our own words)
        [sys.executable, "-m", f"{HERE}.{name}", "--lifeline", str(passed[0]), *words],
        pass_fds=passed,
        start_new_session=True,
    )


def _stop(children: list[Child]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOPPED_WITHIN
    for child in children:
        try:
            child.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _ready(listening: socket.socket, children: list[Child], stop: threading.Event) -> bool:
    """Wait until the site answers; False when that will not happen."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and not stop.is_set():
        if any(child.poll() is not None for child in children):
            return False
        if settings.SITE == "worker" or _answers(listening):
            return True
        stop.wait(0.1)
    return False


def _answers(listening: socket.socket) -> bool:
    host, port = listening.getsockname()[:2]
    connection = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1"}.get(host, host), port, 5)  # noqa: S104  (compared, not bound)
    name = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "localhost"
    try:
        connection.request("GET", "/api/health", headers={"Host": name})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _tell(listening: socket.socket, told: list[str]) -> None:
    host, port = listening.getsockname()[:2]
    host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  (compared, not bound)
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    pages = {
        "all": {"公众网站": "/", "工作台": "/desk/", "接口": "/api/v1/"},
        "public": {"公众网站": "/", "接口": "/api/v1/"},
        "staff": {"工作台": "/desk/", "接口": "/api/v1/"},
        "worker": {},
    }[settings.SITE]
    lines = ["政务公开平台已经启动。", *told]
    lines += [f"  {name}：{address}{path}" for name, path in pages.items()]
    print("\n".join([*lines, "按 Ctrl+C 停止。"]), flush=True)


def _one_ended() -> int:
    print("网站或后台任务意外停止，平台已经一起停下。原因写在上面的日志里。", file=sys.stderr)
    return 1
