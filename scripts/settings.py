"""What all commands share: where the project stands, the core on the path, the environment's settings."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))


class WrongUseError(Exception):
    """The command cannot do what was asked; the text says why in both languages. Exit status 2."""


def catalogue_folder() -> Path:
    """The folder named by CATALOGUE, which must exist."""
    folder = ROOT / os.environ.get("CATALOGUE", "catalogue")
    if not folder.is_dir():
        raise WrongUseError(f"没有图录文件夹“{folder}” | there is no catalogue folder “{folder}”")
    return folder


def wants_samples() -> bool:
    """Whether sample records are wanted: SAMPLES=0 leaves them out."""
    return os.environ.get("SAMPLES", "1") != "0"


def environment(**more: str) -> dict[str, str]:
    """What MkDocs is run with: the environment, without its theme's notice about versions to come."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}


def cache_folder() -> Path:
    """Where encoded images are kept between builds."""
    return ROOT / ".cache" / "images"
