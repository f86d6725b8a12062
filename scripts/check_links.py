"""`make links`: ask every link of the catalogue and the visitors' prose to another site; needs the network.

What is wrong is also appended as a table to the file named by GITHUB_STEP_SUMMARY.
Environment: CATALOGUE, SAMPLES, FORMAT (text, github, json).
Exit status: 0 no link is dead, 1 some are, 2 wrong use or environment, such as no network.
"""

import http.client
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from scripts.settings import (  # noqa: E402
    WrongUseError,
    catalogue_folder,
    problem_form,
    run,
    step_summary,
    wants_samples,
)

from expo.outside import Answer, as_asked, judged, links_in_prose, links_of, no_answer  # noqa: E402
from expo.problems import Form, Place, has_errors, report  # noqa: E402
from expo.reading import read_catalogue  # noqa: E402
from expo.summary import problem_summary  # noqa: E402

SECONDS = 20
AT_ONCE = 8
AGENT = "exhibition-catalogue link check"


def main() -> int:
    """Gather, ask, report."""
    form = problem_form()
    folder = catalogue_folder()
    catalogue, _ = read_catalogue(folder, ROOT, samples=wants_samples())
    links = list(links_of(catalogue))
    # A catalogue that lies elsewhere is asked about alone.
    links += prose_links() if folder.is_relative_to(ROOT) else ()
    answers = _answers({address for address, _ in links})
    problems = [found for address, place in links if (found := judged(address, place, answers[address]))]
    if form is Form.TEXT:
        print(f"核对了 {len(answers)} 个链接 | links asked: {len(answers)}")
    print(report(problems, form))
    step_summary(problem_summary("外部链接 | External links", problems))
    if answers and all(answer.is_nameless for answer in answers.values()):
        raise WrongUseError(
            "没有一个域名查得到，多半没有联网 | no name of a host could be looked up; is there a network?"
        )
    return 1 if has_errors(problems) else 0


def prose_links() -> Iterator[tuple[str, Place]]:
    """The links of the visitors' prose; the handbook is not published."""
    docs = ROOT / "docs"
    for file in sorted(docs.rglob("*.md")):
        if not file.is_relative_to(docs / "handbook"):
            yield from links_in_prose(file.read_text("utf-8"), file.relative_to(ROOT).as_posix())


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
