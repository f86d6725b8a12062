"""What the YAML parser says, in words that lead to the slip of the pen behind it.

The parser stops where nothing makes sense any more, which is often after the mistake: an open quotation mark
is noticed at the end of the file, a full-width colon at the next key. The place given is that of the cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from expo.problems import Place, Problem, place_at, problem

_FULL_WIDTH_COLON = re.compile(r"\s*(?:- +)?[“”‘’＂＇\"']?([a-z][a-z0-9_-]*)[“”‘’＂＇\"']?：(.*)")
_GLUED_COLON = re.compile(r" *(?:- +)?([a-z][a-z0-9_-]*):(?![ /])(.+)")
_GLUED_DASH = re.compile(r"( *)[-－–—•・·][ \u3000]*(?=[a-z])([a-z0-9_]+: .*)")
_WIDE_COMMA = re.compile('[，；、](?=[ \u3000]*["“]?[a-z][a-z0-9_]*["”]?$)')
_WIDE_OPENING = re.compile(": *([｛［])")
_WIDE_CLOSING = re.compile("[｝］](?=[ ,，]*$)")
_IN_QUOTES = re.compile(r"(?=.*[“”‘’＂＇])[“”‘’＂＇\"']([^“”‘’＂＇\"']+)[“”‘’＂＇\"']")
_HALF_QUOTED = re.compile(r" *(?:- +)?(?:[a-z_]+: +)?[\"']([^“”‘’＂＇\"'#]+)[“”‘’＂＇] *$")
_WIDE_SPACE = re.compile(r" *[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_TAB = re.compile(r"[ ]*\t")
_LINE_SIGN = re.compile(r"[\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

REASONS = (
    (
        "quoted scalar, found unexpected",
        "这个引号没有配对",
        "this quotation mark has no partner",
    ),
    (
        "unknown escape character",
        "双引号里的反斜杠要写两个“\\\\”，或改用单引号",
        "inside double quotation marks a backslash is written twice, or use single ones",
    ),
    ("escape", "双引号里的转义不成立", "the escape inside the double quotation marks is not valid"),
    ("hexdecimal", "双引号里的转义不成立", "the escape inside the double quotation marks is not valid"),
    (
        "mapping values are not allowed",
        "这里不能再有“: ”：文字里有半角冒号时请给整段文字加引号，否则请检查缩进",
        "there may be no further “: ” here: quote the text if it holds a colon, else check the indentation",
    ),
    (
        "could not find expected ':'",
        "这一行不成“键: 值”：键后面要有半角冒号和空格；若是接着上面的文字，请缩进到与它对齐",
        "this line is no “key: value”: a key needs a colon and a space; text that goes on from above is"
        " indented as far as that",
    ),
    (
        "block sequence entries are not allowed",
        "列表的“- ”要另起一行",
        "the “- ” of a list begins on a line of its own",
    ),
    (
        "expected ',' or ']'",
        "方括号里缺少半角的逗号或结尾的“]”；文字以“[”开头时请给整段文字加引号",
        "a comma or the closing “]” is missing; quote text that begins with “[”",
    ),
    (
        "expected ',' or '}'",
        "花括号里缺少半角的逗号或结尾的“}”；文字含逗号、冒号、引号时请给整段文字加引号",
        "a comma or the closing “}” is missing; quote text that holds commas, colons or quotation marks",
    ),
    (
        "expected key after text",
        "前面的引号或括号已经结束，后面又有文字；请给整段文字加引号，里面的引号写成“”",
        "something follows the closing quotation mark or bracket; quote the whole text, with “ ” for"
        " quotation marks inside",
    ),
    (
        "expected '-' indicator after text",
        "引号或括号后面多了文字或标点；列表的一项写完就换行",
        "something follows the closing quotation mark or bracket; an item of a list ends with its line",
    ),
    (
        "expected key",
        "缩进与上面的键不一致",
        "the indentation does not fit the keys above",
    ),
    (
        "expected '-' indicator",
        "缩进与上面的列表不一致",
        "the indentation does not fit the list above",
    ),
    (
        "expected comment or line break",
        "“|”或“>”之后要换行再写文字",
        "the text begins on the line after “|” or “>”",
    ),
    (
        "expected <document start>",
        "这一行不属于上面的内容，请检查缩进",
        "this line does not belong to what stands above; check the indentation",
    ),
    (
        "expected node content",
        "方括号或花括号没有写完",
        "the brackets or braces are not complete",
    ),
    ("tag", "文字以“!”开头时要加引号", "text that begins with “!” must be quoted"),
    ("directive", "文字以“%”开头时要加引号", "text that begins with “%” must be quoted"),
    (
        "cannot start any token",
        "文字以 @、% 或反引号开头时要加引号",
        "text that begins with @, % or a grave accent must be quoted",
    ),
)
"""What libyaml says → what is usually behind it, in both languages. The first that fits counts."""

HALF_WIDTH = {"，": ",", "；": ",", "、": ",", "｛": "{", "｝": "}", "［": "[", "］": "]"}
"""The full-width signs that may stand for YAML's own, each with that."""

LIST_ITEM = (
    "列表的每一项要以半角的“-”加一个空格开头",
    "each item of a list begins with a hyphen and a space",
)


@dataclass(frozen=True)
class _Stop:
    """Where the parser stopped and what it said; lines and columns from 0, as the parser has them."""

    text: str
    path: str
    lines: list[str]
    said: str
    at: int
    """The index in the text."""
    stopped: tuple[int, int]
    began: tuple[int, int] | None
    """Where that began which makes no sense."""

    def line(self, number: int) -> str:
        """The text of a line; nothing if there is none."""
        return self.lines[number] if number < len(self.lines) else ""

    @property
    def suspects(self) -> list[int]:
        """Where a slip may have led to the stop: the line that it began on, the one before, its own."""
        stopped = self.stopped[0]
        before = (
            line for line in range(min(stopped, len(self.lines)) - 1, -1, -1) if self.lines[line].strip()
        )
        return [self.began[0] if self.began else 0, next(before, 0), stopped]

    def place(self, line: int, column: int) -> Place:
        """A place, its line from 0 and its column from 1."""
        return Place(self.path, line + 1, column)


def syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The problem behind an error of the parser, at the place of its cause."""
    sign = getattr(error, "character", None)
    if isinstance(sign, int):
        return _forbidden_sign(sign, text, path)
    stop = _stop(error, text, path)
    found = (slip(stop) for slip in _SLIPS)
    return next((each for each in found if each), None) or _as_said(stop)


def _stop(error: yaml.YAMLError, text: str, path: str) -> _Stop:
    stopped, began = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    said = ", ".join(filter(None, (getattr(error, name, None) for name in ("context", "problem"))))
    at, here = (stopped.index, (stopped.line, stopped.column)) if stopped else (0, (0, 0))
    # Lines as the parser counts them.
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    return _Stop(text, path, lines, said, at, here, (began.line, began.column) if began else None)


def _as_said(stop: _Stop) -> Problem:
    """What the parser said, in other words."""
    said, stopped = stop.said, stop.stopped
    # Where the end of the file or the next key surprised the parser, the beginning tells more.
    late = "quoted scalar, found unexpected" in said or "simple key" in said or _is_at_end(stop)
    line, column = stop.began if late and stop.began else stopped
    place = stop.place(line, column + 1)
    if "scanning an alias" in said or "scanning an anchor" in said:
        return problem("yaml-alias", place)
    more = " after text" if stop.line(stopped[0])[: stopped[1]].strip() else ""
    found = ((zh, en) for part, zh, en in REASONS if part in said + more)
    zh, en = next(found, (f"此处无法理解（{said}）", said))
    return problem("yaml-syntax", place, zh=zh, en=en)


# ------------------------------------------------------------------------------------------- slips of the pen


def _unseen_sign(stop: _Stop) -> Problem | None:
    """A sign that nobody sees, where the parser stumbled, or one before that it takes for a line break."""
    found = _LINE_SIGN.search(stop.text, 0, stop.at)
    if found is None:
        first = stop.text.rfind("\n", 0, stop.at) + 1
        last = stop.text.find("\n", stop.at)
        found = _UNSEEN.search(stop.text, first, last if last >= 0 else len(stop.text))
    if found is None:
        return None
    place = place_at(stop.text, found.start(), stop.path)
    return problem("control-character", place, sign=f"U+{ord(found[0]):04X}")


def _wrong_colon(stop: _Stop) -> Problem | None:
    """A full-width colon after a key, or one without the space after it."""
    lines = [(_FULL_WIDTH_COLON, line) for line in stop.suspects]
    if "could not find expected ':'" in stop.said and stop.began:
        lines.append((_GLUED_COLON, stop.began[0]))
    elif "mapping values are not allowed" in stop.said:
        lines += [(_GLUED_COLON, line) for line in stop.suspects[1:]]
    for pattern, line in lines:
        if found := pattern.match(stop.line(line)):
            hint = f"{found[1]}: {found[2].strip()}"
            return problem("yaml-colon", stop.place(line, found.start(2)), hint=hint)
    return None


def _wide_sign(stop: _Stop) -> Problem | None:
    """A full-width comma between the pairs inside braces, or a full-width brace or bracket."""
    (line, column), found = stop.stopped, None
    if "flow" in stop.said:
        if stop.line(line)[column : column + 1] in tuple("，；、"):
            return wide_problem(stop.line(line)[column], stop.place(line, column + 1))
        found = _WIDE_COMMA.search(stop.line(line)[:column])
        if found is None and stop.began:
            line, column = stop.began
            found = _WIDE_CLOSING.search(stop.line(line), column)
    elif "mapping values are not allowed" in stop.said:
        found = _WIDE_OPENING.search(stop.line(line)[:column])
    return wide_problem(found[0][-1], stop.place(line, found.end())) if found else None


def wide_problem(sign: str, place: Place) -> Problem:
    """A full-width sign where YAML wants its own."""
    return problem("yaml-wide", place, sign=sign, meant=HALF_WIDTH[sign])


def _glued_dash(stop: _Stop) -> Problem | None:
    """A list whose items begin with another sign than a hyphen and a space."""
    if "mapping values are not allowed" in stop.said:
        line = stop.suspects[1]
        if found := _GLUED_DASH.match(stop.line(line)):
            zh, en = LIST_ITEM
            place = stop.place(line, found.end(1) + 1)
            return problem("yaml-syntax", place, zh=zh, en=en, hint=f"- {found[2]}")
    return None


def _half_quoted(stop: _Stop) -> Problem | None:
    """A quotation mark closed by the one of the input method is open up to where the next one opens."""
    for line, written in enumerate(stop.lines[: stop.stopped[0] + 1]):
        if found := _HALF_QUOTED.match(written):
            return problem("yaml-quotes", stop.place(line, found.end(1) + 1), hint=f'"{found[1]}"')
    return None


def _wrong_indent(stop: _Stop) -> Problem | None:
    """A line indented by tabs, or by spaces of another width."""
    for line in (stop.stopped[0], stop.suspects[0]):
        if found := _WIDE_SPACE.match(stop.line(line)):
            return problem("yaml-space", stop.place(line, found.end()))
    found = _TAB.match(stop.line(stop.stopped[0]))
    return problem("yaml-tab", stop.place(stop.stopped[0], found.end())) if found else None


_SLIPS: tuple[Callable[[_Stop], Problem | None], ...] = (
    _unseen_sign,
    _wrong_colon,
    _wide_sign,
    _glued_dash,
    _half_quoted,
    _wrong_indent,
)
"""Each yields the problem if it was that slip; the first that was counts."""


def in_quotes(text: str) -> str:
    """What stands in a text between a first and a last quotation mark, one of which YAML does not know."""
    found = _IN_QUOTES.fullmatch(text)
    return found[1].strip() if found else ""


def _is_at_end(stop: _Stop) -> bool:
    line, column = stop.stopped
    return not any(each.strip() for each in [stop.line(line)[column:], *stop.lines[line + 1 :]])


def _forbidden_sign(sign: int, text: str, path: str) -> Problem:
    """A character that YAML allows nowhere; the parser gives no mark, but it is the first of its kind."""
    place = place_at(text, max(text.find(chr(sign)), 0), path)
    return problem("control-character", place, sign=f"U+{sign:04X}")
