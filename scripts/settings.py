"""What all commands share: where the project stands, the core on the path, the environment's settings."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from expo.problems import Form

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))


class WrongUseError(Exception):
    """The command cannot do what was asked; the text says why in both languages. Exit status 2."""


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Ctrl-C is no error of the program: one line instead of where it stood, even while modules are read."""
    if issubclass(kind, KeyboardInterrupt):
        print("\n已中断 | interrupted", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _told


def run(main: Callable[[], int]) -> NoReturn:
    """End with the status of a command."""
    sys.exit(ended(main))


def ended(main: Callable[[], int]) -> int:
    """The status of a command; wrong use and files that fail are told on one line, with status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            speak_chinese(stream)
    try:
        return main()
    except WrongUseError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(f"无法读写：{error} | cannot be read or written: {error}")


def speak_chinese(stream: TextIOWrapper) -> None:
    """Let a stream say our texts whatever the locale: in UTF-8, but to a terminal of GBK in GBK."""
    try:
        "图录".encode(stream.encoding)
        is_able = stream.isatty()
    except UnicodeError:
        is_able = False
    stream.reconfigure(encoding=None if is_able else "utf-8", errors="replace")


def _refused(reason: str) -> int:
    print(*reason.split(), file=sys.stderr)
    return 2


def catalogue_folder() -> Path:
    """The folder named by CATALOGUE, which must exist."""
    folder = ROOT / os.environ.get("CATALOGUE", "catalogue")
    if not folder.is_dir():
        raise WrongUseError(f"没有图录文件夹“{folder}” | there is no catalogue folder “{folder}”")
    return folder


def wants_samples() -> bool:
    """Whether sample records are wanted: SAMPLES=0 leaves them out."""
    return os.environ.get("SAMPLES", "1") != "0"


def step_summary(text: str) -> None:
    """Append Markdown to what GitHub Actions shows on the page of a run; elsewhere nothing is written."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(text)


def problem_form() -> "Form":
    """How problems are written out: FORMAT is text (default), github or json."""
    from expo.problems import Form

    wanted = os.environ.get("FORMAT") or Form.TEXT
    if wanted not in list(Form):
        allowed = ", ".join(Form)
        raise WrongUseError(
            f"FORMAT={wanted!r} 不可用，可用：{allowed} | FORMAT={wanted!r} is unknown; use {allowed}"
        )
    return Form(wanted)


def environment(**more: str) -> dict[str, str]:
    """What MkDocs is run with: the environment, without its theme's notice about versions to come."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}


def cache_folder() -> Path:
    """Where encoded images are kept between builds."""
    return ROOT / ".cache" / "images"


def guides_folder() -> Path:
    """Where printed guides are kept between builds."""
    return ROOT / ".cache" / "guides"


def epoch() -> int | None:
    """SOURCE_DATE_EPOCH, the moment that made files carry; None where it is not set."""
    written = os.environ.get("SOURCE_DATE_EPOCH")
    if not written:
        return None
    if not written.isdecimal():
        raise WrongUseError(
            f"SOURCE_DATE_EPOCH={written} 不是整数 | SOURCE_DATE_EPOCH={written} is no number"
        )
    return int(written)


def site_url() -> str:
    """Absolute address of the published root, as mkdocs.yml says: SITE_URL or its default."""
    from mkdocs.utils.yaml import yaml_load

    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        return str(yaml_load(file)["site_url"]).rstrip("/") + "/"
