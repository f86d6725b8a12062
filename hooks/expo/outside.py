"""Links to other sites, from the catalogue and the visitors' prose: where they are, what an answer means.

Asking is the business of scripts/check_links.py; nothing here touches the network.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit, urlunsplit

from expo.problems import Place, Problem, place_at, problem
from expo.reading import Catalogue
from expo.source import Source

_ADDRESS = re.compile(r"https?://(?:[^\s<>\"'`（）()\[\]，。；、]|\([^\s()]*\))+", re.IGNORECASE)
# Names that lead nowhere on purpose (RFC 2606); the samples use them.
_RESERVED = re.compile(r"(^|\.)(example\.(org|com|net)|example|invalid|test)$")
_GONE = (404, 410)
_REDIRECTED = range(300, 400)


class Silence(StrEnum):
    """Why there was no answer."""

    UNKNOWN = "unknown"
    REFUSED = "refused"
    UNRESOLVED = "unresolved"
    LATE = "late"
    UNTRUSTED = "untrusted"
    BROKEN = "broken"


_SAID = {
    Silence.UNKNOWN: ("没有这个域名", "there is no host of that name"),
    Silence.REFUSED: ("连接被拒绝", "the connection was refused"),
    Silence.UNRESOLVED: ("域名一时查不到", "the name could not be looked up at the moment"),
    Silence.LATE: ("久久没有回答", "there was no answer in time"),
    Silence.UNTRUSTED: ("网站的证书不被接受", "the site's certificate is not accepted"),
    Silence.BROKEN: ("连接中断", "the connection broke off"),
}


@dataclass(frozen=True)
class Answer:
    """What a site answered: a status and where the answer came from in the end; or why there was none."""

    status: int = 0
    at: str = ""
    silence: Silence = Silence.BROKEN

    @property
    def is_unreachable(self) -> bool:
        """Whether the host gives no answer, whatever it is asked for."""
        return not self.status and self.silence is not Silence.BROKEN

    @property
    def is_nameless(self) -> bool:
        """Whether the host's name could not even be looked up, as where there is no network."""
        return not self.status and self.silence in (Silence.UNKNOWN, Silence.UNRESOLVED)


def addresses_in(text: str) -> Iterator[str]:
    """Every address of another site in a text, in Markdown too."""
    yield from (address for address, _ in _found(text))


def links_in_prose(text: str, path: str) -> Iterator[tuple[str, Place]]:
    """Every address of another site in a page of the visitors' prose, with its place."""
    for address, at in _found(text):
        if _leads_somewhere(address):
            yield address, place_at(text, at, path)


def links_of(catalogue: Catalogue) -> Iterator[tuple[str, Place]]:
    """Every address of another site in the catalogue with its place, in texts and in Markdown too."""
    sources: list[Source | None] = [catalogue.exhibition_source]
    sources += [entry.source for entry in catalogue.results]
    sources += [entry.source for entry in catalogue.exhibitors]
    for source in filter(None, sources):
        for location, text in source.texts():
            for address in addresses_in(text):
                if _leads_somewhere(address):
                    yield address, source.place_of(location)


def _found(text: str) -> Iterator[tuple[str, int]]:
    for found in _ADDRESS.finditer(text):
        yield found[0].rstrip(".,;:!?*_"), found.start()


def _leads_somewhere(address: str) -> bool:
    return not _RESERVED.search(urlsplit(address).hostname or "invalid")


def as_asked(address: str) -> str:
    """The address as it is sent: Chinese encoded, no fragment; ValueError where it cannot be one."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, _host(address) + port, path or "/", query, ""))


def no_answer(error: Exception) -> Answer:
    """What a failed request says of a link."""
    cause = getattr(error, "reason", error)
    match cause:
        case socket.gaierror():
            away = cause.errno == socket.EAI_AGAIN
            return Answer(silence=Silence.UNRESOLVED if away else Silence.UNKNOWN)
        case ConnectionRefusedError():
            return Answer(silence=Silence.REFUSED)
        case TimeoutError():
            return Answer(silence=Silence.LATE)
        case ssl.SSLError():
            return Answer(silence=Silence.UNTRUSTED)
    return Answer()


def judged(address: str, place: Place, answer: Answer) -> Problem | None:
    """What is wrong with a link by the answer to it."""
    if 200 <= answer.status < 300:
        same = not answer.at or _site(answer.at) == _site(address)
        return None if same else problem("link-moved", place, value=address, to=answer.at)
    zh, en = _SAID[answer.silence]
    if answer.status:
        zh = en = f"HTTP {answer.status}"
    if answer.status in _REDIRECTED:
        zh, en = "转向没有尽头", "it leads from one address to the next without end"
    # Many sites refuse programs or callers abroad, or are down for an hour: no link is wrong for that.
    gone = answer.status in _GONE or (
        not answer.status and answer.silence in (Silence.UNKNOWN, Silence.REFUSED)
    )
    return problem("link-dead" if gone else "link-unsure", place, value=address, zh=zh, en=en)


def _site(address: str) -> str:
    return _host(address).removeprefix("www.")


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").encode("idna").decode()
