"""`make links`: ask every link of the catalogue that leads to another site; needs the network.

What is wrong is also appended as a table to the file named by GITHUB_STEP_SUMMARY.
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

from scripts.settings import catalogue_folder, problem_form, run, step_summary, wants_samples  # noqa: E402

from expo.outside import Answer, as_asked, judged, links_of, no_answer  # noqa: E402
from expo.problems import has_errors, report  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402
from expo.summary import problem_summary  # noqa: E402

SECONDS = 20
AT_ONCE = 8
AGENT = "exhibition-catalogue link check"


def main() -> int:
    """Gather, ask, report."""
    form = problem_form()
    catalogue, _ = read_catalogue(catalogue_folder(), ROOT, samples=wants_samples())
    links = list(links_of(catalogue))
    answers = _answers({address for address, _ in links})
    problems = [found for address, place in links if (found := judged(address, place, answers[address]))]
    print(report(problems, form))
    step_summary(problem_summary("外部链接 | External links", problems))
    return 1 if has_errors(problems) else 0


def _answers(addresses: set[str]) -> Mapping[str, Answer]:
    """Address → answer; one request at a time to a host, several hosts at once."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {address: answer for group in pool.map(_ask_host, hosts.values()) for address, answer in group}


def _ask_host(addresses: list[str]) -> list[tuple[str, Answer]]:
    """The answers of one host; where it cannot be reached at all it is not waited for again."""
    answers: list[tuple[str, Answer]] = []
    for address in addresses:
        last = answers[-1][1] if answers else None
        answers.append((address, last if last and last.is_unreachable else _ask(address)))
    return answers


def _ask(address: str) -> Answer:
    """The answer to HEAD or, where that is refused, to GET without reading on."""
    answer = _request(address, "HEAD")
    return answer if 200 <= answer.status < 400 else _request(address, "GET")


def _request(address: str, method: str) -> Answer:
    try:
        asked = urllib.request.Request(as_asked(address), method=method, headers={"User-Agent": AGENT})  # noqa: S310
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 - links_of gives http(s)
            return Answer(answer.status, answer.url)
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(error.code)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return no_answer(error)


if __name__ == "__main__":
    run(main)
