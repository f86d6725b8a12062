"""One sample as the values of its record, in the order of the record format.

Nothing in a sample can be taken for real or reach anyone: numbers say SAMPLE, people are counted by the
heavenly stems, telephone numbers lie in +86 851 0000, e-mail and links lie under example.org.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.samples.chance import Draw
from scripts.samples.material import Host, Measure, Words
from scripts.samples.plan import Plan, branch_name, version

from expo.records import ResultRecord

Record = dict[str, object]

DATE = "2026-03-25"
PROVENANCE: Record = {
    "kind": "sample",
    "source": {"zh": "示例数据，非真实成果", "en": "Sample data, not a real result"},
    "date": DATE,
}
SELF_ASSESSED = {"zh": "自评（示例）", "en": "Self-assessed (sample)"}
NEGOTIABLE = {"zh": "面议", "en": "Negotiable"}
STEMS = "甲乙丙丁戊己庚辛"

STATUS = {
    "bench": ("unused",),
    "pilot": ("trial", "trial", "trial", "unused"),
    "small-batch": ("limited", "limited", "trial"),
    "industrial": ("industrial",),
}
NATURES = {
    "universities": ("original",) * 7 + ("secondary",) * 2 + ("absorbed",),
    "industry": ("original",) * 5 + ("secondary",) * 3 + ("absorbed",) * 2,
    "digital": ("original",) * 5 + ("secondary",) * 4,
    "workers": ("original",) * 4 + ("secondary",) * 5,
    "services": ("secondary", "original"),
}
IP_KINDS = {
    "technology": ("invention", "invention", "software"),
    "process": ("invention", "invention", "know-how"),
    "product": ("invention", "utility-model", "design"),
    "material": ("invention", "invention", "know-how"),
    "equipment": ("invention", "utility-model", "utility-model", "software"),
    "variety": ("plant-variety",),
    "standard": (),
    "other": ("software",),
    "small-invention": ("utility-model", "invention"),
    "small-innovation": ("utility-model",),
    "small-renovation": ("utility-model",),
    "small-design": ("design", "utility-model"),
    "small-suggestion": (),
}
COOPERATION = {
    "universities": ("assignment", "licence", "joint", "equity", "development"),
    "industry": ("own-use", "licence", "joint", "equity", "development"),
    "digital": ("licence", "joint", "development", "service"),
    "workers": ("own-use", "licence", "joint", "service"),
    "services": ("joint", "consulting", "service"),
}
ROLES: dict[str, tuple[Words, ...]] = {
    "universities": (
        {"zh": "课题组联系人", "en": "Research group contact"},
        {"zh": "成果转化负责人", "en": "Head of technology transfer"},
    ),
    "industry": (
        {"zh": "项目经理", "en": "Project manager"},
        {"zh": "技术部联系人", "en": "Engineering contact"},
    ),
    "digital": (
        {"zh": "产品经理", "en": "Product manager"},
        {"zh": "解决方案联系人", "en": "Solutions contact"},
    ),
    "workers": (
        {"zh": "工作室负责人", "en": "Head of the workshop"},
        {"zh": "工会联系人", "en": "Trade union contact"},
    ),
    "services": (
        {"zh": "服务窗口", "en": "Service desk"},
        {"zh": "业务联系人", "en": "Business contact"},
    ),
}
TERMS: tuple[Words, ...] = (
    {"zh": "可先试用三个月，再商定许可范围。", "en": "May be tried for three months before licensing."},
    {"zh": "转让或许可均含一次现场培训。", "en": "Assignment and licence both include one training on site."},
    {"zh": "样机可在商定条件后借用。", "en": "A prototype may be borrowed on agreed terms."},
)

# Signs ≥ and ≤ stand only where the name of the indicator says which side is the good one.
_MORE = re.compile(
    r"(合格率|回收率|准确率|成功率|满意率|保持率|利用率|去除率|成活率|成品率|可用率|完整率|识别率|检出率|命中率"
    r"|缩短|减少|降低|下降|提高|节约|延长|抗拉强度|抗压强度|拉伸强度|寿命|修复率|预填率|吞吐量)$"
)
_LESS = re.compile(
    r"(偏差|误差|噪声|误报率|返工率|废品率|漏检率|时延|响应时间|温漂|漂移|损失|离散度|异物含量)$"
)


def sample_result(plan: Plan, pictures: Sequence[Record]) -> Record:
    """The record of a sample; `pictures` are its entries under images."""
    record: Record = {
        "id": plan.id,
        "title": _title(plan),
        "exhibitor": host_key(plan),
        "summary": _summary(plan),
    }
    if "bare" not in plan.gaps:
        draw = Draw("record", plan.idea.key, plan.turn)
        for part in (_substance, _standing, _dealing, _meeting):
            record.update(part(plan, draw))
        _take_english_away(record, plan)
        if pictures:
            record["images"] = list(pictures)
    record["provenance"] = PROVENANCE
    ordered = {key: record[key] for key in ORDER if key in record}
    assert len(ordered) == len(record), set(record) - set(ordered)
    return ordered


ORDER = [info.alias or name for name, info in ResultRecord.model_fields.items()]
"""Keys in the order of the record format."""


def sample_exhibitor(host: Host, branch: int) -> Record:
    """The record of a sample exhibitor."""
    draw = Draw("exhibitor", host.key, branch)
    key = _branch_key(host, branch)
    record: Record = {"name": branch_name(host.name, branch), "kind": host.kind, "about": host.about}
    ways = draw.pick(("phone", "phone email", "email", "phone email"))
    if "phone" in ways:
        record["phone"] = _phone(draw)
    if "email" in ways:
        record["email"] = f"info.{key.removeprefix('sample-')}@example.org"
    if draw.chance(0.6):
        record["website"] = f"https://example.org/{key}"
    source = {"zh": "示例数据，非真实展商", "en": "Sample data, not a real exhibitor"}
    record["provenance"] = {**PROVENANCE, "source": source}
    return record


def host_key(plan: Plan) -> str:
    """The key of the exhibitor that a sample names."""
    return _branch_key(plan.host, plan.branch)


def _branch_key(host: Host, branch: int) -> str:
    return host.key if branch == 1 else f"{host.key}-{branch}"


# -------------------------------------------------------------------------------------------------- the words


def _title(plan: Plan) -> Words:
    """The idea's title, with a subtitle if it has one, with its applications where it is a variant."""
    zh, en = plan.idea.title["zh"], plan.idea.title["en"]
    if plan.turn:
        use_zh, use_en = _joined(plan)
        number = version(plan.turn)
        edition_zh, edition_en = (f"（第{number}版）", f" (version {number})") if number > 1 else ("", "")
        return {"zh": f"{zh}——用于{use_zh}{edition_zh}", "en": f"{en}, for {use_en}{edition_en}"}
    if plan.subtitle:
        return {"zh": f"{zh}——{plan.subtitle['zh']}", "en": f"{en}: {plan.subtitle['en']}"}
    return plan.idea.title


def _joined(plan: Plan) -> tuple[str, str]:
    named = [plan.family.applications[index] for index in plan.uses]
    return "、".join(each["zh"] for each in named), ", and for ".join(_inside(each["en"]) for each in named)


def _inside(english: str) -> str:
    """A phrase as it stands inside a sentence: small first letter, but for CNC and names."""
    if english[1:2].isupper() or english.startswith("Francis"):
        return english
    return english[:1].lower() + english[1:]


def _summary(plan: Plan) -> Words:
    summary = plan.idea.summary
    if not plan.uses:
        return summary
    zh, en = _joined(plan)
    edition = version(plan.turn)
    return {
        "zh": f"{summary['zh']}第{edition}版面向{zh}。",
        "en": f"{summary['en']} Version {edition} is for {en}.",
    }


def _substance(plan: Plan, draw: Draw) -> Record:
    """What the result is."""
    idea, family = plan.idea, plan.family
    return {
        "description": idea.description,
        "innovations": [*idea.innovations, *draw.some(family.innovations, draw.count(1, 2))],
        "indicators": [_indicator(each, draw) for each in draw.some(family.measures, draw.count(3, 5))],
        "applications": draw.some(family.applications, draw.count(3, 4)),
        "cluster": family.cluster,
        "field": family.field,
        "keywords": [*idea.keywords, *draw.some(family.keywords, draw.count(2, 3))],
        "class": "soft" if idea.zone == "services" and idea.kind == "other" else "applied",
        "kind": idea.kind,
    }


def _indicator(measure: Measure, draw: Draw) -> Record:
    found: Record = {"name": measure.name, "value": _value(measure, draw)}
    if measure.unit:
        found["unit"] = measure.unit
    return found


def _value(measure: Measure, draw: Draw) -> str:
    value = draw.between(measure.low, measure.high)
    shown = _number(value, measure)
    if draw.chance(0.35):
        if _MORE.search(measure.name["zh"]):
            return f"≥ {shown}"
        if _LESS.search(measure.name["zh"]):
            return f"≤ {shown}"
    if measure.low >= 0 and draw.chance(0.15):
        step = (measure.high - measure.low) * draw.between(0.1, 0.3)
        other = _number(min(measure.high, value + step), measure)
        if other != shown:
            return f"{shown}–{other}"
    return shown


def _number(value: float, measure: Measure) -> str:
    return f"{value:.{measure.decimals}f}".replace("-", "−")


def _take_english_away(record: Record, plan: Plan) -> None:
    """Four ways in which a translation may be pending."""
    lacking = {
        "english-0": ("summary",),
        "english-1": ("innovations",),
        "english-2": ("summary", "description"),
        "english-3": ("innovations", "needs", "description"),
    }
    for gap in plan.gaps & lacking.keys():
        for key in lacking[gap]:
            value = record[key]
            if isinstance(value, list):
                record[key] = [each if index == 0 else {"zh": each["zh"]} for index, each in enumerate(value)]
            elif isinstance(value, dict):
                record[key] = {"zh": value["zh"]}


# ----------------------------------------------------------------------------------------------- the standing


def _standing(plan: Plan, draw: Draw) -> Record:
    """How far the result has come and whose it is."""
    idea = plan.idea
    found: Record = {
        "nature": draw.pick(NATURES[idea.zone]),
        "stage": idea.stage,
        "trl": {"level": idea.trl, "basis": SELF_ASSESSED},
        "application_status": draw.pick(STATUS[idea.stage]),
    }
    if rights := _rights(plan, draw):
        found["intellectual_property"] = rights
    name = branch_name(plan.host.name, plan.branch)
    found["completed_by"] = {"organisations": [name], "people": _people(draw)}
    return found


def _rights(plan: Plan, draw: Draw) -> list[Record]:
    kinds = IP_KINDS[plan.idea.kind]
    number = draw.pick((0, 1, 1, 1, 2, 2, 3)) if kinds else 0
    return [_right(plan, index, draw.pick(kinds), draw) for index in range(1, number + 1)]


def _right(plan: Plan, index: int, kind: str, draw: Draw) -> Record:
    found: Record = {"kind": kind}
    if kind != "know-how":
        found["number"] = f"SAMPLE-{plan.id.replace('-', '')}-{index}"
        found["status"] = "registered" if kind == "software" else draw.pick(("granted", "granted", "pending"))
    if draw.chance(0.3):
        found["holder"] = branch_name(plan.host.name, plan.branch)
    return found


def _people(draw: Draw) -> list[Words]:
    first, number = draw.count(0, len(STEMS) - 1), draw.count(1, 4)
    return [_person((first + step) % len(STEMS)) for step in range(number)]


def _person(index: int) -> Words:
    return {"zh": f"示例·{STEMS[index]}", "en": f"Sample Person {chr(ord('A') + index)}"}


# ------------------------------------------------------------------------------------------------ the dealing


def _dealing(plan: Plan, draw: Draw) -> Record:
    """What the exhibitor offers and looks for."""
    found: Record = {
        "cooperation": draw.some(COOPERATION[plan.idea.zone], draw.count(1, 3)),
        "needs": draw.some(plan.family.needs, draw.count(1, 2)),
    }
    if draw.chance(0.15):
        found["terms"] = draw.pick(TERMS)
    if draw.chance(0.35):
        found["price"] = NEGOTIABLE
    return found


def _meeting(plan: Plan, draw: Draw) -> Record:
    """Where and whom to ask."""
    found: Record = {}
    if "contact" not in plan.gaps:
        found["contacts"] = [_contact(plan, place, draw) for place in range(draw.pick((1, 1, 2)))]
    # By exhibitor, since all of its results stand at one booth.
    if Draw("booth", plan.host.key).chance(0.75):
        found["booth"] = f"SAMPLE-{plan.id[0]}{plan.stall:02d}"
    if draw.chance(0.1):
        label = {"zh": "示例网页", "en": "Sample web page"}
        found["links"] = [{"label": label, "url": f"https://example.org/{plan.id.lower()}"}]
    return found


def _contact(plan: Plan, place: int, draw: Draw) -> Record:
    stem = (draw.count(0, 3) + place * 4) % len(STEMS)
    account = f"{plan.id.replace('-', '').lower()}{chr(ord('a') + stem)}"
    roles = ROLES[plan.idea.zone]
    name = {"zh": f"示例联系人{STEMS[stem]}", "en": f"Sample Contact {chr(ord('A') + stem)}"}
    found: Record = {"name": name, "role": roles[place % len(roles)]}
    ways = draw.pick(("phone email", "phone email wechat", "phone", "email", "phone wechat", "email wechat"))
    if "phone" in ways:
        found["phone"] = _phone(draw)
    if "email" in ways:
        found["email"] = f"contact.{account}@example.org"
    if "wechat" in ways:
        found["wechat"] = f"sample_{account}"
    found["consent"] = not draw.chance(0.2)
    return found


def _phone(draw: Draw) -> str:
    return f"+86 851 0000 {draw.count(1, 9999):04d}"
