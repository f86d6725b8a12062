"""Where everything stands on the site: the only place that spells paths.

An address is relative to the root of the site, without a leading slash; "" is the Chinese home page. Pages
end with a slash. Chinese stands at the root, English under en/.
"""

from __future__ import annotations

import posixpath

from expo.language import Language


def in_language(address: str, language: Language) -> str:
    """The address of a page in a language, from its Chinese address."""
    return address if language is Language.ZH else f"en/{address}"


HOME = ""
ZONES = "#zones"
RESULTS = "results/"
EXHIBITORS = "exhibitors/"
VISIT = "visit/"
ABOUT = "about/"
SUBMIT = "submit/"
FORM = "submit/form/"
WITH_FORM = "submit/with-form/"
WEB_EDITOR = "submit/web-editor/"
WITH_GIT = "submit/with-git/"
STATUS = "status/"
COLOPHON = "colophon/"
NOT_FOUND = "404.html"
GUIDES = "print/"
CHANGES = "changes/"
"""Only in a preview of what is proposed."""
STYLESHEET = "assets/css/site.css"


def section(number: int) -> str:
    """A section of the page about the exhibition, counted from 1."""
    return f"{ABOUT}#section-{number}"


def script(digest: str) -> str:
    """The site's script; the digest makes the address change with its content."""
    return f"assets/js/site-{digest}.js"


def form_script(digest: str) -> str:
    """The script of the form for exhibitors."""
    return f"assets/js/form-{digest}.js"


def search(name: str) -> str:
    """A file of the search; "" is their folder."""
    return f"search/{name}"


def zone(key: str) -> str:
    """The page of a zone."""
    return f"zones/{key}/"


def result(id: str) -> str:
    """The page of a result."""
    return f"{RESULTS}{id}/"


def grouped(facet: str, value: str = "") -> str:
    """The page of all results grouped by a facet, or the group of one value on it."""
    return f"{RESULTS}by/{facet}/" + (value and f"#{value}")


def exhibitor(key: str) -> str:
    """The page of an exhibitor."""
    return f"{EXHIBITORS}{key}/"


def cluster(key: str) -> str:
    """The page of an industry cluster."""
    return f"clusters/{key}/"


def contact_card(id: str) -> str:
    """The vCard file of a result's public contacts."""
    return f"{result(id)}{id}.vcf"


def cover(id: str) -> str:
    """The drawn cover of a result."""
    return f"covers/{id}.svg"


def cover_before(id: str) -> str:
    """The drawn cover of a result before the changes of a preview."""
    return f"{CHANGES}before/{id}.svg"


def cover_to_be(zone_key: str, cluster: str) -> str:
    """The drawn cover of the next result of a zone; `cluster` is "" while none is known."""
    return f"covers/next/{zone_key}-{cluster or 'unknown'}.svg"


def landscape(zone_key: str) -> str:
    """The drawn landscape of a zone."""
    return f"covers/{zone_key}.svg"


def tile(zone_key: str) -> str:
    """The drawn tile of a zone on the home page."""
    return f"covers/{zone_key}-tile.svg"


def image(digest: str, width: int, extension: str) -> str:
    """One rendition of an image; the digest of its original makes the address change with its content."""
    return f"images/{digest[:16]}-{width}.{extension}"


def guide(name: str) -> str:
    """A printed guide, as PDF."""
    return f"{GUIDES}{name}.pdf"


def data(name: str) -> str:
    """A file of the catalogue's data."""
    return f"data/{name}"


def schema(name: str) -> str:
    """The JSON Schema of a kind of record."""
    return f"data/schema/{name}.schema.json"


def relative(target: str, start: str) -> str:
    """The relative link from the page at `start` to `target`; both are addresses, fragments are kept.

    >>> relative("results/U-001/", "en/results/U-001/")
    '../../../results/U-001/'
    """
    path, mark, fragment = target.partition("#")
    folder = start if start.endswith("/") or not start else posixpath.dirname(start)
    link = posixpath.relpath("/" + path, "/" + folder)
    if path.endswith("/") or not path:
        link = "./" if link == "." else link + "/"
    return link + mark + fragment


def page_file(address: str) -> str:
    """The file that holds the page at an address."""
    return address if address.endswith(".html") else f"{address}index.html"


def editor(repository: str, path: str) -> str:
    """The hosting service's web editor, opened on a file of the repository's main branch."""
    return f"{repository.rstrip('/')}/edit/main/{path}"


def new_file(repository: str, folder: str) -> str:
    """The hosting service's web editor, opened on a new file in a folder of the repository's main branch."""
    return f"{repository.rstrip('/')}/new/main/{folder}"


def file_of(repository: str, path: str) -> str:
    """The hosting service's page of a file of the repository's main branch."""
    return f"{repository.rstrip('/')}/blob/main/{path}"
