"""A hook of MkDocs: Material cuts Chinese into words when jieba is installed; rjieba does it alike.

jieba itself comes without a wheel and is no longer looked after.
"""

from __future__ import annotations

import rjieba
from material.plugins.search import plugin


class _Jieba:
    """As much of jieba as Material asks for."""

    @staticmethod
    def cut(text: bytes) -> list[str]:
        return rjieba.cut(text.decode("utf-8"))


plugin.jieba = _Jieba
