"""The record format: what may stand in a YAML file of the catalogue. The JSON Schemas are made from it.

Names follow the Chinese registration of scientific and technological results (科技成果登记表). Models are
frozen and refuse unknown keys. A rule of ours raises an error whose type is a code of codes.py; words of a
vocabulary are checked against the vocabularies in the validation's context.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictBool,
    StrictInt,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from expo.language import Language
from expo.source import WrittenFloat, WrittenInt

# --------------------------------------------------------------------------------------------------- scalars


def _as_written(value: object) -> object:
    """A number where text belongs (a telephone number, an indicator's value) keeps the way it was written."""
    return value.text if isinstance(value, WrittenInt | WrittenFloat) else value


def _visible(text: str) -> str:
    """No control characters: they hide text, turn its direction, or break files made from it."""
    # Nearly all texts are printable throughout, and Python sees that fast.
    if not text.isprintable():
        for sign in text:
            if sign != "\n" and _is_control(sign):
                raise PydanticCustomError("control-character", "", {"sign": sign})
    return text


def _is_control(sign: str) -> bool:
    category = unicodedata.category(sign)
    # Rare Han characters of personal names may be younger than Python's tables; they stand in these planes.
    if category == "Cn" and "\U00020000" <= sign <= "\U0003fffd":
        return False
    return category in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def _not_empty(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise PydanticCustomError("empty-text", "", {})
    return stripped


class _InSchema:
    """What the JSON Schema can say of a rule that a validator checks: keywords for the value's schema."""

    def __init__(self, **keywords: object) -> None:
        self.keywords = keywords

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), **self.keywords}


class _Pattern(_InSchema):
    """Text of one form. Editors read the rule too, as JavaScript's: so no flags and no needless backslash."""

    def __init__(self, code: str, rule: str, example: str, **keywords: object) -> None:
        super().__init__(**{"type": "string", "pattern": f"^({rule})$", **keywords})
        self.code, self.rule, self.example = code, re.compile(rule), example

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, value: str) -> str:
        if not self.rule.fullmatch(value):
            raise PydanticCustomError(self.code, "", {"value": value, "example": self.example})
        return value


Text = Annotated[
    str,
    BeforeValidator(_as_written),
    AfterValidator(_visible),
    AfterValidator(_not_empty),
    _InSchema(type=["string", "number"], minLength=1),
]
ShortText = Annotated[Text, Field(max_length=120)]
Line = Annotated[Text, Field(max_length=600)]
LongText = Annotated[Text, Field(max_length=8000)]

_KEY_FORM = _Pattern("bad-key", r"[a-z0-9]+(-[a-z0-9]+)*", "sample-institute")
_KEY_LENGTH = 60
Key = Annotated[Text, Field(max_length=_KEY_LENGTH), _KEY_FORM]


def is_key(text: str) -> bool:
    """Whether a text may be a key: part of an address, name of a file."""
    return len(text) <= _KEY_LENGTH and bool(_KEY_FORM.rule.fullmatch(text))


Letter = Annotated[Text, _Pattern("bad-letter", r"[A-Z]", "U")]
_ID_FORM = _Pattern("bad-id", r"[A-Z]-[0-9]{3,6}", "U-001")
ResultId = Annotated[Text, _ID_FORM]


def is_id(text: str) -> bool:
    """Whether a text has the form of a result's id."""
    return bool(_ID_FORM.rule.fullmatch(text))


Colour = Annotated[Text, _Pattern("bad-colour", r"#[0-9a-f]{6}", "#0f5c6e")]
ImageName = Annotated[
    Text,
    Field(max_length=100),
    _Pattern(
        "bad-image-name",
        r"[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff._-]*"
        r"\.([Jj][Pp][Ee]?[Gg]|[Pp][Nn][Gg]|[Ww][Ee][Bb][Pp]|[Aa][Vv][Ii][Ff])",
        "picture-1.jpg",
    ),
]
Email = Annotated[
    Text,
    Field(max_length=254),
    _Pattern(
        "bad-email",
        r"""[^\s@<>()"',;:\\?&]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+""",
        "name@example.org",
        format="email",
    ),
]
WeChat = Annotated[
    Text,
    Field(max_length=40),
    _Pattern("bad-wechat", r"[-_A-Za-z0-9]{4,40}", "lab_wechat", type=["string", "integer"]),
]

_PHONE = r"\+?[0-9(][0-9 ()-]{5,24}( ?(转|ext\.?|x) ?[0-9]{1,6})?"


def _phone(value: str) -> str:
    digits = re.sub(r"(转|ext|x).*", "", value)
    if not re.fullmatch(_PHONE, value) or not 7 <= len(re.sub(r"\D", "", digits)) <= 15:
        raise PydanticCustomError("bad-phone", "", {"value": value, "example": "+86 851 1234 5678"})
    return value


Phone = Annotated[Text, AfterValidator(_phone), _InSchema(type=["string", "integer"], pattern=f"^{_PHONE}$")]

SCHEMES = ("http", "https", "mailto", "tel")


def is_safe_link(link: str) -> bool:
    """Whether an address may be followed from a page: http(s) with a host, mailto or tel, nothing else."""
    if re.search(r"[\s<>\"'`\\]", link):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.hostname) and parts.username is None
    return parts.scheme in SCHEMES and bool(parts.path)


def _link(value: str) -> str:
    if not is_safe_link(value):
        raise PydanticCustomError("bad-link", "", {"value": value, "example": "https://example.org/page"})
    return value


_LINK = (
    r"""^([Hh][Tt][Tt][Pp][Ss]?://[^\s<>"'`\\/@?#]+([/?#][^\s<>"'`\\]*)?"""
    r"""|([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):[^\s<>"'`\\]+)$"""
)

Link = Annotated[
    Text,
    Field(max_length=2000),
    AfterValidator(_link),
    _InSchema(type="string", format="iri", pattern=_LINK),
]


def _date(value: object) -> object:
    value = _as_written(value)
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad-date", "", {"value": str(value), "example": "2026-03-25"})


Date = Annotated[datetime.date, BeforeValidator(_date), _InSchema(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


def _credit_code(value: str) -> str:
    """The check sign of GB 32100-2015: a weighted sum modulo 31 over an alphabet without I, O, S, V, Z."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    right = len(value) == 18 and all(sign in alphabet for sign in value)
    if right:
        total = sum(alphabet.index(sign) * 3**at % 31 for at, sign in enumerate(value[:17]))
        right = alphabet[-total % 31] == value[17]
    if not right:
        raise PydanticCustomError("bad-credit-code", "", {"value": value})
    return value


CreditCode = Annotated[
    Text,
    AfterValidator(_credit_code),
    _InSchema(type=["string", "integer"], pattern="^[0-9A-HJ-NPQRTUWXY]{18}$"),
]


class _Between:
    """Marks a whole number with bounds, both included; None is no bound."""

    def __init__(self, low: int, high: int | None = None) -> None:
        self.low, self.high = low, high

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        bounds = {"maximum": self.high, "minimum": self.low}
        return {**handler(schema), **{name: bound for name, bound in bounds.items() if bound is not None}}

    def _check(self, value: int) -> int:
        if value < self.low or (self.high is not None and value > self.high):
            high = "∞" if self.high is None else self.high
            raise PydanticCustomError("out-of-range", "", {"value": value, "low": self.low, "high": high})
        return value


class Word:
    """Marks text as a word of a vocabulary; the vocabularies come with the validation's context."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "x-vocabulary": self.vocabulary}

    def _check(self, value: str, info: ValidationInfo) -> str:
        vocabularies: Mapping[str, Mapping[str, object]] | None = info.context
        if vocabularies is not None and value not in vocabularies[self.vocabulary]:
            allowed = list(vocabularies[self.vocabulary])
            detail = {"value": value, "vocabulary": self.vocabulary, "choices": allowed}
            raise PydanticCustomError("unknown-word", "", detail)
        return value


# ------------------------------------------------------------------------------------------------ small parts


class Model(BaseModel):
    """What all parts of a record have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Model):
    """A text in Chinese and, once translated, in English."""

    zh: Line = Field(description="中文（必填） | Chinese (required)")
    en: Line | None = Field(None, description="英文；暂缺可不写 | English; leave out while it is missing")

    def said_in(self, language: Language) -> tuple[str, Language]:
        """The text to show to a reader of `language`, and the language it is really in."""
        if language is Language.EN and self.en:
            return self.en, Language.EN
        return self.zh, Language.ZH


class Title(Bilingual):
    """A short bilingual text that stands alone on its line."""

    zh: ShortText = Field(description="中文（必填） | Chinese (required)")
    en: Annotated[Text, Field(max_length=240)] | None = Field(
        None, description="英文；暂缺可不写 | English; leave out while it is missing"
    )


class Prose(Bilingual):
    """Bilingual Markdown of several paragraphs."""

    zh: LongText = Field(description="中文，可用 Markdown（必填） | Chinese, Markdown (required)")
    en: LongText | None = Field(
        None, description="英文，可用 Markdown；暂缺可不写 | English, Markdown; leave out while it is missing"
    )


class Indicator(Model):
    """One technical indicator (技术指标)."""

    name: Title = Field(description="指标名称 | What is measured")
    value: ShortText = Field(
        description="数值，可带 ≥、≤ 或范围 | Value, may have ≥, ≤ or a range", examples=["≥ 95"]
    )
    unit: Annotated[Text, Field(max_length=30)] | None = Field(
        None, description="单位 | Unit", examples=["MPa", "%"]
    )


class Readiness(Model):
    """Technology readiness level (技术就绪度, GB/T 22900-2022) with its basis."""

    level: Annotated[StrictInt, _Between(1, 9)] = Field(description="等级 1–9 | Level 1–9")
    basis: Title | None = Field(None, description="依据，如“自评” | Basis, such as “self-assessed”")


class IntellectualProperty(Model):
    """One piece of intellectual property (知识产权)."""

    kind: Annotated[Text, Word("ip_kinds")] = Field(description="类型 | Kind")
    number: ShortText | None = Field(None, description="号码 | Number")
    status: Annotated[Text, Word("ip_statuses")] | None = Field(None, description="状态 | Status")
    holder: Title | None = Field(None, description="权利人 | Holder")


class Award(Model):
    """An award (获奖)."""

    name: Title = Field(description="奖项名称与等级 | Name and grade")
    year: Annotated[StrictInt, _Between(1949, 2100)] | None = Field(None, description="年份 | Year")


class CompletedBy(Model):
    """Who completed the result, in order of contribution (完成单位、完成人)."""

    organisations: tuple[Title, ...] = Field((), max_length=20, description="完成单位 | Organisations")
    people: tuple[Title, ...] = Field((), max_length=50, description="完成人 | People")


class Evaluation(Model):
    """Outcome of an appraisal (评价方式、成果水平)."""

    method: Title = Field(description="评价方式与单位 | How and by whom it was appraised")
    level: Annotated[Text, Word("evaluation_levels")] = Field(description="成果水平 | Level")


class Contact(Model):
    """A contact person (联系人). Published only with the person's consent (个人信息保护法)."""

    name: Title = Field(description="姓名 | Name")
    role: Title | None = Field(None, description="职务 | Role")
    phone: Phone | None = Field(None, description="电话 | Telephone", examples=["+86 851 1234 5678"])
    email: Email | None = Field(None, description="电子邮箱 | E-mail", examples=["name@example.org"])
    wechat: WeChat | None = Field(None, description="微信号 | WeChat id")
    consent: StrictBool = Field(
        description="本人同意公开以上信息：true 或 false | The person agrees to publication: true or false"
    )


class Image(Model):
    """An image in the record's own folder."""

    file: ImageName = Field(description="文件名 | File name", examples=["picture-1.jpg"])
    alt: Bilingual = Field(description="给看不见图的人的说明 | What it shows, for those who cannot see it")
    caption: Bilingual | None = Field(None, description="图注 | Caption")
    credit: Title | None = Field(None, description="来源或作者 | Credit")


class NamedLink(Model):
    """A link with the words that lead to it."""

    label: Title = Field(description="链接文字 | Words of the link")
    url: Link = Field(description="网址 | Address", examples=["https://example.org/"])


ProvenanceKind = Literal["reported", "submitted", "verified", "sample"]


class Provenance(Model):
    """Where a record comes from."""

    kind: ProvenanceKind = Field(
        description="reported 见于报道、submitted 展商提交、verified 已核实、sample 示例 | Kind of source"
    )
    source: Bilingual = Field(description="来源 | Source")
    date: Date = Field(description="日期，如 2026-03-25 | Date", examples=["2026-03-25"])


# ---------------------------------------------------------------------------------------------------- records


class ResultRecord(Model):
    """One exhibited result: catalogue/<zone>/<ID>.yaml."""

    id: ResultId = Field(
        description="编号：展区字母-三位数字 | Id: zone letter-three digits", examples=["U-001"]
    )
    title: Title = Field(description="成果名称 | Title")
    exhibitor: Key | None = Field(None, description="展商文件名（不带 .yaml） | Name of the exhibitor's file")
    summary: Bilingual | None = Field(
        None, description="成果简介，两三句话 | Summary, two or three sentences"
    )
    description: Prose | None = Field(None, description="详细介绍，Markdown | Description, Markdown")
    innovations: tuple[Bilingual, ...] = Field((), max_length=12, description="创新点 | Innovations")
    indicators: tuple[Indicator, ...] = Field(
        (), max_length=20, description="技术指标 | Technical indicators"
    )
    applications: tuple[Bilingual, ...] = Field((), max_length=12, description="应用场景 | Applications")
    cluster: Annotated[Text, Word("clusters")] | None = Field(
        None, description="所属产业集群 | Industry cluster"
    )
    field: Annotated[Text, Word("fields")] | None = Field(None, description="技术领域 | Field of technology")
    keywords: tuple[Title, ...] = Field((), max_length=12, description="关键词 | Keywords")
    class_: Annotated[Text, Word("classes")] | None = Field(
        None, alias="class", description="成果类别 | Class"
    )
    kind: Annotated[Text, Word("kinds")] | None = Field(None, description="成果体现形式 | Form of the result")
    nature: Annotated[Text, Word("natures")] | None = Field(None, description="成果属性 | Nature")
    stage: Annotated[Text, Word("stages")] | None = Field(None, description="成果所处阶段 | Stage")
    trl: Readiness | None = Field(None, description="技术就绪度 | Technology readiness level")
    application_status: Annotated[Text, Word("application_statuses")] | None = Field(
        None, description="应用状态 | Application status"
    )
    evaluation: Evaluation | None = Field(None, description="评价 | Evaluation")
    registration_number: ShortText | None = Field(None, description="批准登记号 | Registration number")
    intellectual_property: tuple[IntellectualProperty, ...] = Field(
        (), max_length=40, description="知识产权 | Intellectual property"
    )
    awards: tuple[Award, ...] = Field((), max_length=20, description="获奖 | Awards")
    completed_by: CompletedBy | None = Field(None, description="完成单位与完成人 | Completed by")
    cooperation: tuple[Annotated[Text, Word("cooperation")], ...] = Field(
        (), max_length=9, description="合作方式 | Kinds of cooperation"
    )
    needs: tuple[Bilingual, ...] = Field((), max_length=12, description="合作需求 | Cooperation needs")
    terms: Bilingual | None = Field(None, description="转化说明 | Terms of transfer")
    price: Title | None = Field(None, description="价格，如“面议” | Price, such as “negotiable”")
    secrecy: Literal["public"] = Field(
        "public", description="密级：只有公开的成果可以参展 | Secrecy: only public results are exhibited"
    )
    contacts: tuple[Contact, ...] = Field((), max_length=6, description="联系人 | Contacts")
    images: tuple[Image, ...] = Field((), max_length=12, description="图片 | Images")
    booth: ShortText | None = Field(None, description="展位号 | Booth")
    links: tuple[NamedLink, ...] = Field((), max_length=12, description="相关链接 | Links")
    provenance: Provenance = Field(description="数据来源 | Provenance")

    @property
    def is_sample(self) -> bool:
        """Whether the record stands in for one that is not known."""
        return self.provenance.kind == "sample"


class ExhibitorRecord(Model):
    """One exhibitor: catalogue/exhibitors/<key>.yaml; its key is the name of the file."""

    name: Title = Field(description="名称 | Name")
    kind: Annotated[Text, Word("exhibitor_kinds")] | None = Field(None, description="类型 | Kind")
    pinyin: ShortText | None = Field(
        None,
        description="排序用拼音，只在自动转换有误时填写 | Pinyin for sorting, where the automatic one errs",
    )
    about: Bilingual | None = Field(None, description="简介 | About")
    district: Title | None = Field(None, description="所在地区 | District")
    address: Title | None = Field(None, description="公开地址 | Public address")
    phone: Phone | None = Field(None, description="公开电话（总机） | Public telephone (switchboard)")
    email: Email | None = Field(None, description="公开邮箱 | Public e-mail")
    website: Link | None = Field(None, description="网站 | Website")
    credit_code: CreditCode | None = Field(None, description="统一社会信用代码 | Unified social credit code")
    provenance: Provenance = Field(description="数据来源 | Provenance")

    @property
    def is_sample(self) -> bool:
        """Whether the exhibitor is fictional."""
        return self.provenance.kind == "sample"


# ------------------------------------------------------------------------------------------------- exhibition

Basis = Literal["reported", "inferred", "assumed"]


class Expected(Model):
    """How many results a zone should hold, and how that is known."""

    results: Annotated[StrictInt, _Between(0)] = Field(description="成果数 | Number of results")
    basis: Basis = Field(description="reported 报道、inferred 推断、assumed 假定 | How it is known")


class Zone(Model):
    """A zone of the exhibition (展区)."""

    key: Key = Field(description="文件夹名 | Folder name")
    letter: Letter = Field(description="编号字母 | Letter of its ids")
    name: Title = Field(description="名称 | Name")
    short_name: Title = Field(description="短名称 | Short name")
    about: Bilingual = Field(description="一两句介绍 | What it is, in two sentences")
    colour: Colour = Field(description="颜色 | Colour")
    ground: Colour = Field(description="浅底色 | Pale ground")
    expected: Expected = Field(description="应有成果数 | Expected results")


class Period(Model):
    """The days of the exhibition."""

    first: Date = Field(description="第一天 | First day")
    last: Date = Field(description="最后一天 | Last day")
    basis: Basis = Field(description="依据 | How it is known")
    note: Bilingual | None = Field(None, description="说明 | Note")


class Venue(Model):
    """Where the exhibition is held."""

    name: Title = Field(description="场馆 | Venue")
    area: Title = Field(description="所在区域 | Area")


class Organiser(Model):
    """An organisation behind the exhibition and its part in it."""

    role: Title = Field(description="角色，如“支持单位” | Part, such as “supported by”")
    name: Title = Field(description="名称 | Name")


class Section(Model):
    """A section of the page about the exhibition, with its source."""

    title: Title = Field(description="标题 | Heading")
    text: Prose = Field(description="正文，Markdown | Text, Markdown")
    source: Key = Field(description="来源 | Source, a key of sources")
    basis: Basis = Field("reported", description="依据 | How it is known")


class Desk(Model):
    """Whom to ask when a result has no public contact."""

    text: Bilingual = Field(description="说明 | What to do")
    phone: Phone | None = Field(None, description="电话 | Telephone")
    email: Email | None = Field(None, description="邮箱 | E-mail")


class Fact(Model):
    """A source of facts."""

    text: Bilingual = Field(description="出处 | Source")
    url: Link | None = Field(None, description="网址 | Address")


class Exhibition(Model):
    """The exhibition itself: catalogue/exhibition.yaml."""

    name: Title = Field(description="展览名称 | Name of the exhibition")
    place_name: Title = Field(description="页首所用地名 | Name of the place, for the head of each page")
    event: Title = Field(description="所属活动 | The event it belongs to")
    headline: Title = Field(
        description="首页标题，{count} 处填入成果数 | Headline; {count} is the number of results"
    )
    lead: Bilingual = Field(description="首页导语 | Lead under the headline")
    search_examples: tuple[ShortText, ...] = Field(
        (), max_length=6, description="搜索框下的例子 | Examples under the search box"
    )
    theme: Bilingual = Field(description="主题 | Theme")
    period: Period = Field(description="日期 | Days")
    venue: Venue = Field(description="地点 | Venue")
    organisers: tuple[Organiser, ...] = Field((), description="组织单位 | Organisers")
    zones: tuple[Zone, ...] = Field(
        min_length=1, max_length=26, description="展区，按展示顺序 | Zones in order"
    )
    desk: Desk = Field(description="咨询台 | Desk")
    about: tuple[Section, ...] = Field((), description="关于展览 | About the exhibition")
    unknown: tuple[Bilingual, ...] = Field((), description="尚不知道的 | What is not known")
    sources: Mapping[Key, Fact] = Field(description="事实来源 | Sources of the facts")


# ----------------------------------------------------------------------------------------------- vocabularies


class Term(Model):
    """A word of a vocabulary."""

    zh: ShortText = Field(description="中文 | Chinese")
    en: ShortText = Field(description="英文 | English")
    note: Bilingual | None = Field(None, description="解释 | Explanation")
    group: Title | None = Field(None, description="上位词 | Broader term")

    def said_in(self, language: Language) -> tuple[str, Language]:
        """The word in the reader's language."""
        return (self.en, Language.EN) if language is Language.EN else (self.zh, Language.ZH)


Vocabulary = Mapping[Key, Term]


class Vocabularies(Model):
    """All vocabularies: catalogue/vocabularies.yaml; the order of words is the order on the pages."""

    clusters: Vocabulary = Field(description="产业集群 | Industry clusters")
    fields: Vocabulary = Field(description="技术领域 | Fields of technology")
    classes: Vocabulary = Field(description="成果类别 | Classes")
    kinds: Vocabulary = Field(description="成果体现形式 | Forms of results")
    natures: Vocabulary = Field(description="成果属性 | Natures")
    stages: Vocabulary = Field(description="成果所处阶段 | Stages")
    application_statuses: Vocabulary = Field(description="应用状态 | Application statuses")
    evaluation_levels: Vocabulary = Field(description="成果水平 | Levels of evaluation")
    ip_kinds: Vocabulary = Field(description="知识产权类型 | Kinds of intellectual property")
    ip_statuses: Vocabulary = Field(description="知识产权状态 | Statuses of intellectual property")
    cooperation: Vocabulary = Field(description="合作方式 | Kinds of cooperation")
    exhibitor_kinds: Vocabulary = Field(description="展商类型 | Kinds of exhibitor")
    readiness: Vocabulary = Field(
        description="技术就绪度九级的简要解释 | The nine readiness levels, explained"
    )

    def by_name(self) -> dict[str, Vocabulary]:
        """The vocabularies by name, as the validation of records wants them."""
        return {name: getattr(self, name) for name in type(self).model_fields}
