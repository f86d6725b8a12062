"""`make site`: build, serve on 127.0.0.1, rebuild and reload when a record, image, template or page changes.

Environment: CATALOGUE, SAMPLES, PORT (default 8000), REPO_URL.
Exit status: 0 stopped by the user, 1 the catalogue has errors, 2 wrong use or environment.
"""

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from scripts.settings import WrongUseError, catalogue_folder, environment, run  # noqa: E402

HOST = "127.0.0.1"


def main() -> NoReturn:
    """Become MkDocs' own server, which watches and reloads: signals reach it as they reach this command."""
    catalogue_folder()
    port = _free_port()
    # Serving at the root: the address for publishing would only add its sub-path to the local one.
    # Setting the guides anew would keep a writer waiting at every change.
    settings = {"GUIDES": "0", **environment(SITE_URL=f"http://{HOST}:{port}/")}
    os.chdir(ROOT)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"]
    os.execve(sys.executable, command, settings)  # noqa: S606 - no shell is wanted


def _free_port() -> int:
    written = os.environ.get("PORT", "8000")
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise WrongUseError(f"PORT={written} 不是端口号 | PORT={written} is not a port number")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(written)))
        except OSError as error:
            raise WrongUseError(
                f"端口 {written} 已被占用，请用 PORT= 另选 | port {written} is in use; choose another"
            ) from error
    return int(written)


if __name__ == "__main__":
    run(main)
