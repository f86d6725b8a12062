"""Markdown from strangers → HTML that is safe to publish."""

from __future__ import annotations

import os
import re
from pathlib import Path

import markdown
import nh3
from markupsafe import Markup
from PIL import Image

from expo.records import is_safe_link

_TAGS = {
    "p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", "sub", "sup",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

_converter = markdown.Markdown(
    extensions=["tables", "sane_lists", "toc"],
    # A record's "# heading" stands below the page's own two levels.
    extension_configs={"toc": {"baselevel": 3}},
)


def _only_safe_links(tag: str, attribute: str, value: str) -> str | None:
    return value if (tag, attribute) != ("a", "href") or is_safe_link(value) else None


_cleaner = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    attribute_filter=_only_safe_links,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener nofollow ugc",
)


def render(text: str) -> Markup:
    """Markdown (with tables) as HTML; whatever is not in the list of plain tags is taken out.

    Not safe to call from several threads at once: the converter is made once because making it costs more
    than a page's text.
    """
    html = _converter.reset().convert(text)
    clean = _cleaner.clean(html)
    return Markup(with_scrolling(clean))  # noqa: S704 - cleaned just above


def with_scrolling(html: str) -> str:
    """Let wide tables and code scroll by themselves, by keyboard too, instead of pushing the page apart."""
    html = html.replace("<pre>", '<pre tabindex="0">')
    html = html.replace("<table>", '<div class="prose__table" tabindex="0" role="group"><table>')
    return html.replace("</table>", "</table></div>")


def with_sizes(html: str, folder: Path) -> str:
    """Say how large each picture is, so that its place is kept free while it loads.

    `folder` is the one that the page's relative addresses start from, on disk as on the site.
    """

    def sized(found: re.Match[str]) -> str:
        # The folder itself need not be there: it is the page's on the site.
        with Image.open(os.path.normpath(folder / found[1])) as image:
            width, height = image.size
        return f'{found[0]} width="{width}" height="{height}" loading="lazy" decoding="async"'

    return re.sub(r'<img [^>]*?src="([^":]+)"', sized, html)
