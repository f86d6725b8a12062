"""The columns of the table of results: a heading in both languages → the cell of a plain result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from expo.exports.plain import Plain

Cell = Callable[[Plain], str]


def _one(*path: str) -> Cell:
    """The cell for the value at the end of a path of keys; empty where something on it is missing."""

    def cell(result: Plain) -> str:
        value: Any = result
        for key in path:
            if value is None:
                return ""
            value = value[key]
        return "" if value is None else str(value)

    return cell


def _list(field: str, *cells: Cell) -> Cell:
    """The cell for a list: an item a line, its parts joined by spaces."""

    def cell(result: Plain) -> str:
        items = (" ".join(filter(None, (each(item) for each in cells))) for item in result[field])
        return "\n".join(filter(None, items))

    return cell


def _both(zh: str, en: str, make: Callable[[str], Cell]) -> dict[str, Cell]:
    """Two columns, one a language."""
    return {
        f"{zh}（中文） | {en} (Chinese)": make("zh"),
        f"{zh}（英文） | {en} (English)": make("en"),
    }


def _completed(part: str, language: str) -> Cell:
    names = _list(part, _one(language))
    return lambda result: names(result["completed_by"]) if result["completed_by"] else ""


COLUMNS: dict[str, Cell] = {
    "编号 | Id": _one("id"),
    "示例 | Sample": lambda result: "示例 | sample" if result["sample"] else "",
    **_both("成果名称", "Title", lambda said: _one("title", said)),
    **_both("展区", "Zone", lambda said: _one("zone", "name", said)),
    **_both("展商", "Exhibitor", lambda said: _one("exhibitor", "name", said)),
    **_both("展商类型", "Kind of exhibitor", lambda said: _one("exhibitor", "kind", said)),
    **_both("所在地区", "District", lambda said: _one("exhibitor", "district", said)),
    "展商网站 | Exhibitor's website": _one("exhibitor", "website"),
    **_both("成果简介", "Summary", lambda said: _one("summary", said)),
    **_both("详细介绍", "Description", lambda said: _one("description", said)),
    **_both("创新点", "Innovations", lambda said: _list("innovations", _one(said))),
    **_both(
        "技术指标",
        "Indicators",
        lambda said: _list("indicators", _one("name", said), _one("value"), _one("unit")),
    ),
    **_both("应用场景", "Applications", lambda said: _list("applications", _one(said))),
    **_both("产业集群", "Cluster", lambda said: _one("cluster", said)),
    **_both("技术领域", "Field", lambda said: _one("field", said)),
    **_both("关键词", "Keywords", lambda said: _list("keywords", _one(said))),
    **_both("成果类别", "Class", lambda said: _one("class", said)),
    **_both("成果体现形式", "Form", lambda said: _one("kind", said)),
    **_both("成果属性", "Nature", lambda said: _one("nature", said)),
    **_both("成果所处阶段", "Stage", lambda said: _one("stage", said)),
    "技术就绪度 | Technology readiness level": _one("trl", "level"),
    **_both("就绪度依据", "Basis of the level", lambda said: _one("trl", "basis", said)),
    **_both("应用状态", "Application status", lambda said: _one("application_status", said)),
    **_both("评价方式", "Evaluation", lambda said: _one("evaluation", "method", said)),
    **_both("成果水平", "Level of evaluation", lambda said: _one("evaluation", "level", said)),
    "批准登记号 | Registration number": _one("registration_number"),
    **_both(
        "知识产权",
        "Intellectual property",
        lambda said: _list(
            "intellectual_property",
            _one("kind", said),
            _one("number"),
            _one("status", said),
            _one("holder", said),
        ),
    ),
    **_both("获奖", "Awards", lambda said: _list("awards", _one("name", said), _one("year"))),
    **_both("完成单位", "Organisations", lambda said: _completed("organisations", said)),
    **_both("完成人", "People", lambda said: _completed("people", said)),
    **_both("合作方式", "Cooperation", lambda said: _list("cooperation", _one(said))),
    **_both("合作需求", "Needs", lambda said: _list("needs", _one(said))),
    **_both("转化说明", "Terms", lambda said: _one("terms", said)),
    **_both("价格", "Price", lambda said: _one("price", said)),
    "密级 | Secrecy": _one("secrecy"),
    **_both(
        "联系人",
        "Contacts",
        lambda said: _list(
            "contacts",
            _one("name", said),
            _one("role", said),
            _one("phone"),
            _one("email"),
            _one("wechat"),
        ),
    ),
    **_both("图片", "Images", lambda said: _list("images", _one("file"), _one("alt", said))),
    "展位号 | Booth": _one("booth"),
    **_both("相关链接", "Links", lambda said: _list("links", _one("label", said), _one("url"))),
    "来源类型 | Kind of source": _one("provenance", "kind"),
    **_both("来源", "Source", lambda said: _one("provenance", "source", said)),
    "来源日期 | Date of the source": _one("provenance", "date"),
    **_both("页面", "Page", lambda said: _one("page", said)),
}
