"""What the YAML parser says, in words that lead to the slip of the pen behind it.

The parser stops where nothing makes sense any more, which is often after the mistake: an open quotation mark
is noticed at the end of the file, a full-width colon at the next key. The place given is that of the cause.
"""

from __future__ import annotations

import re

import yaml

from expo.problems import Place, Problem, place_at, problem

_FULL_WIDTH_COLON = re.compile(r"\s*(?:- +)?[“”‘’＂＇]?([a-z][a-z0-9_-]*)[“”‘’＂＇]?：")
_IN_QUOTES = re.compile(r"(?=.*[“”‘’＂＇])[“”‘’＂＇\"']([^“”‘’＂＇\"']+)[“”‘’＂＇\"']")
_HALF_QUOTED = re.compile(r" *(?:- +)?(?:[a-z_]+: +)?[\"']([^“”‘’＂＇\"'#]+)[“”‘’＂＇] *$")
_TAB = re.compile(r"[ ]*\t")

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
        "这一行的键后面缺少半角冒号和空格",
        "the key on this line lacks a colon and a space",
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
        "expected key",
        "缩进与上面的键不一致，或引号后面多了文字",
        "the indentation does not fit the keys above, or something follows a closing quotation mark",
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


def syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The problem behind an error of the parser, at the place of its cause."""
    sign = getattr(error, "character", None)
    if isinstance(sign, int):
        return _forbidden_sign(sign, text, path)
    lines = _lines(text)
    stopped, began = (
        _line_and_column(getattr(error, name, None)) for name in ("problem_mark", "context_mark")
    )
    said = ", ".join(filter(None, (getattr(error, name, None) for name in ("context", "problem"))))
    for line in _suspects(lines, stopped[0], began[0]):
        if found := _FULL_WIDTH_COLON.match(lines[line]):
            return problem("yaml-colon", Place(path, line + 1, found.end()), hint=f"{found[1]}: ")
    # A quotation mark closed by the one of the input method is open up to where the next one opens.
    for at, written in enumerate(lines[: stopped[0] + 1]):
        if found := _HALF_QUOTED.match(written):
            return problem("yaml-quotes", Place(path, at + 1, found.end(1) + 1), hint=f'"{found[1]}"')
    if stopped[0] < len(lines) and (tab := _TAB.match(lines[stopped[0]])):
        return problem("yaml-tab", Place(path, stopped[0] + 1, tab.end()))
    # Where the end of the file or the next key surprised the parser, the beginning tells more.
    late = "quoted scalar, found unexpected" in said or "simple key" in said or _at_end(lines, stopped)
    line, column = began if late and getattr(error, "context_mark", None) else stopped
    place = Place(path, line + 1, column + 1)
    if "scanning an alias" in said or "scanning an anchor" in said:
        return problem("yaml-alias", place)
    zh, en = next(((zh, en) for part, zh, en in REASONS if part in said), (f"此处无法理解（{said}）", said))
    return problem("yaml-syntax", place, zh=zh, en=en)


def in_quotes(text: str) -> str:
    """What stands in a text between a first and a last quotation mark, one of which YAML does not know."""
    found = _IN_QUOTES.fullmatch(text)
    return found[1].strip() if found else ""


def _lines(text: str) -> list[str]:
    """The lines as the parser counts them."""
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def _line_and_column(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _suspects(lines: list[str], stopped: int, began: int) -> list[int]:
    """The lines on which a wrong colon may have led to the stop: that of the stop and the one before."""
    before = next((line for line in range(min(stopped, len(lines)) - 1, -1, -1) if lines[line].strip()), 0)
    return [line for line in (began, before, stopped) if line < len(lines)]


def _at_end(lines: list[str], stopped: tuple[int, int]) -> bool:
    return not any(line.strip() for line in lines[stopped[0] + 1 :]) and (
        stopped[0] >= len(lines) or not lines[stopped[0]][stopped[1] :].strip()
    )


def _forbidden_sign(sign: int, text: str, path: str) -> Problem:
    """A character that YAML allows nowhere; the parser gives no mark, but it is the first of its kind."""
    place = place_at(text, max(text.find(chr(sign)), 0), path)
    return problem("control-character", place, sign=f"U+{sign:04X}")
