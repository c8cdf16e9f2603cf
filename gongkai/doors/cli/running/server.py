"""The web server: gunicorn on a socket that the supervisor has opened.

python -m gongkai.doors.cli.running.server --socket FD --lifeline FD
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from typing import Any

from django.core.servers.basehttp import get_internal_wsgi_application
from gunicorn.app.base import BaseApplication

from . import lifeline

THREADS = 8


class Server(BaseApplication):
    """gunicorn with our settings and no file of its own."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_internal_wsgi_application()  # what settings name; in the worker, after the fork


def options(socket: int, reading_end: int, processes: int) -> dict[str, Any]:
    """gunicorn's settings; its workers watch the lifeline and tell their master."""

    def watch(worker: Any) -> None:
        master = worker.ppid
        lifeline.watch(reading_end, lambda: _stop(master))

    return {
        "bind": f"fd://{socket}",
        "workers": processes,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": 60,
        "graceful_timeout": 5,
        "loglevel": "warning",
        "proc_name": "gongkai-server",
        "post_worker_init": watch,
        "control_socket_disable": True,
    }


def _stop(master: int) -> None:
    if os.getppid() == master:  # else it has gone before us, and its number may be another's
        os.kill(master, signal.SIGTERM)


def main(argv: list[str]) -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=int, required=True)
    parser.add_argument("--lifeline", type=int, required=True)
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args(argv)
    Server(options(given.socket, given.lifeline, given.processes)).run()


if __name__ == "__main__":
    main(sys.argv[1:])
