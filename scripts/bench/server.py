"""A small server over a folder that remembers what was asked of it, requests of workers included."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

GZIP = b"\x1f\x8b"


class Server:
    """Where the folder is served, and what has been asked for since `forget`."""

    def __init__(self, root: str, folder: Path) -> None:
        self.root = root
        """Its address, with a slash at the end."""
        self.folder = folder
        self.asked: list[str] = []

    def forget(self) -> None:
        """Start anew with an empty list."""
        self.asked.clear()

    def fetched(self) -> dict[str, int]:
        """Path below the root → bytes as a host that compresses by gzip sends them."""
        return {path: packed_size(self.folder / path) for path in list(dict.fromkeys(self.asked))}


@contextmanager
def remembering(folder: Path) -> Iterator[Server]:
    """Serve a folder on a free port of 127.0.0.1."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

        def send_head(self) -> Any:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            if (folder / path).is_file():
                server.asked.append(path)
            return super().send_head()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: a test's output is not a server's log."""

    listening = _Listening(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server = Server(f"http://127.0.0.1:{listening.server_port}/", folder)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


class _Listening(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a page that was closed while it still loaded."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@cache
def packed_size(file: Path) -> int:
    """Bytes after gzip; of a file that is packed already, its own."""
    content = file.read_bytes()
    return len(content if content.startswith(GZIP) else gzip.compress(content, 9, mtime=0))
