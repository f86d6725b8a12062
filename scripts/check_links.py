"""`make links`: ask every link of the catalogue that leads to another site; needs the network.

Environment: CATALOGUE, SAMPLES, FORMAT (text, github, json).
Exit status: 0 no link is dead, 1 some are, 2 wrong use or environment.
"""

import http.client
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import catalogue_folder, problem_form, run, wants_samples  # noqa: E402

from expo.outside import judged, links_of  # noqa: E402
from expo.problems import has_errors, report  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402

SECONDS = 20
AT_ONCE = 8
AGENT = "exhibition-catalogue link check"


def main() -> int:
    """Gather, ask, report."""
    form = problem_form()
    catalogue, _ = read_catalogue(catalogue_folder(), ROOT, samples=wants_samples())
    links = list(links_of(catalogue))
    answers = _answers({address for address, _ in links})
    problems = [found for address, place in links if (found := judged(address, place, *answers[address]))]
    print(report(problems, form))
    return 1 if has_errors(problems) else 0


def _answers(addresses: set[str]) -> Mapping[str, tuple[int, str]]:
    """Address → status and reason; one request at a time to a host, several hosts at once."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda group: [(address, _ask(address)) for address in group], hosts.values())
    return dict(pair for group in answers for pair in group)


def _ask(address: str) -> tuple[int, str]:
    """The status of the answer, by HEAD or, where that is refused, by GET without reading on."""
    status, reason = _request(address, "HEAD")
    return _request(address, "GET") if status >= 400 or not status else (status, reason)


def _request(address: str, method: str) -> tuple[int, str]:
    request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - links_of gives http(s)
            return answer.status, ""
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, ""
    except (OSError, http.client.HTTPException, ValueError) as error:
        return 0, str(getattr(error, "reason", "") or error or type(error).__name__)


if __name__ == "__main__":
    run(main)
