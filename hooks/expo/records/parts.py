"""The parts that records are put together from, and what all of them have in common."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, field_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from expo.language import Language
from expo.records.scalars import (
    AtMost,
    Between,
    Date,
    Email,
    ImageName,
    Line,
    Link,
    LongText,
    Phone,
    ShortText,
    Text,
    WeChat,
    Word,
)


class Model(BaseModel):
    """What all parts of a record have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def _is_written(cls, value: object) -> object:
        """A field that may be left out may not be there with nothing after it."""
        if value is None:
            raise PydanticCustomError("empty-text", "", {})
        return value


def meanings(*texts: str) -> JsonDict:
    """What the schema's words of an enumeration mean, in their order, as editors want to read it."""
    return {"enumDescriptions": [*texts], "markdownEnumDescriptions": [*texts]}


class Bilingual(Model):
    """A text in Chinese and, once translated, in English."""

    zh: Line = Field(
        description="中文（必填） | Chinese (required)", examples=["低温下脱去水分，香气得以保留。"]
    )
    en: Line | None = Field(
        None,
        description="英文；暂缺可不写 | English; leave out while it is missing",
        examples=["Dries at low temperature, so that the aroma stays."],
    )

    def said_in(self, language: Language) -> tuple[str, Language]:
        """The text to show to a reader of `language`, and the language it is really in."""
        if language is Language.EN and self.en:
            return self.en, Language.EN
        return self.zh, Language.ZH


class Title(Bilingual):
    """A short bilingual text that stands alone on its line."""

    zh: ShortText = Field(description="中文（必填） | Chinese (required)", examples=["低温脱水装置"])
    en: Annotated[Text, AtMost(240)] | None = Field(
        None,
        description="英文；暂缺可不写 | English; leave out while it is missing",
        examples=["Low-temperature dryer"],
    )


class Prose(Bilingual):
    """Bilingual Markdown of several paragraphs."""

    zh: LongText = Field(
        description="中文，可用 Markdown（必填） | Chinese, Markdown (required)",
        examples=["装置由**真空舱**和冷阱组成。\n\n已试用两季。\n"],
    )
    en: LongText | None = Field(
        None,
        description="英文，可用 Markdown；暂缺可不写 | English, Markdown; leave out while it is missing",
        examples=["It has a **vacuum chamber** and a cold trap.\n\nIt was tried for two seasons.\n"],
    )


class Indicator(Model):
    """One technical indicator (技术指标)."""

    name: Title = Field(
        description="指标名称 | What is measured", examples=[{"zh": "抗拉强度", "en": "Tensile strength"}]
    )
    value: ShortText = Field(
        description="数值，可带 ≥、≤ 或范围 | Value, may have ≥, ≤ or a range", examples=["≥ 95"]
    )
    unit: Annotated[Text, AtMost(30)] | None = Field(None, description="单位 | Unit", examples=["MPa", "%"])


class Readiness(Model):
    """Technology readiness level (技术就绪度, GB/T 22900-2022) with its basis."""

    level: Annotated[StrictInt, Between(1, 9)] = Field(description="等级 1–9 | Level 1–9", examples=[6])
    basis: Title | None = Field(
        None,
        description="依据，如“自评” | Basis, such as “self-assessed”",
        examples=[{"zh": "自评", "en": "Self-assessed"}],
    )


class IntellectualProperty(Model):
    """One piece of intellectual property (知识产权)."""

    kind: Annotated[Text, Word("ip_kinds")] = Field(description="类型 | Kind")
    number: ShortText | None = Field(None, description="号码 | Number", examples=["ZL 2026 1 0000000.X"])
    status: Annotated[Text, Word("ip_statuses")] | None = Field(None, description="状态 | Status")
    holder: Title | None = Field(
        None, description="权利人 | Holder", examples=[{"zh": "山间研究所", "en": "Hillside Institute"}]
    )


class Award(Model):
    """An award (获奖)."""

    name: Title = Field(
        description="奖项名称与等级 | Name and grade",
        examples=[{"zh": "某奖二等奖", "en": "Second class of an award"}],
    )
    year: Annotated[StrictInt, Between(1949, 2100)] | None = Field(
        None, description="年份 | Year", examples=[2025]
    )


class CompletedBy(Model):
    """Who completed the result, in order of contribution (完成单位、完成人)."""

    organisations: tuple[Title, ...] = Field(
        (),
        max_length=20,
        description="完成单位 | Organisations",
        examples=[[{"zh": "山间研究所", "en": "Hillside Institute"}]],
    )
    people: tuple[Title, ...] = Field(
        (), max_length=50, description="完成人 | People", examples=[[{"zh": "张三", "en": "Zhang San"}]]
    )


class Evaluation(Model):
    """Outcome of an appraisal (评价方式、成果水平)."""

    method: Title = Field(
        description="评价方式与单位 | How and by whom it was appraised",
        examples=[{"zh": "会议鉴定，某学会", "en": "Appraised at a meeting of a society"}],
    )
    level: Annotated[Text, Word("evaluation_levels")] = Field(description="成果水平 | Level")


class Contact(Model):
    """A contact person (联系人). Published only with the person's consent (个人信息保护法)."""

    name: Title = Field(description="姓名 | Name", examples=[{"zh": "张三", "en": "Zhang San"}])
    role: Title | None = Field(
        None, description="职务 | Role", examples=[{"zh": "项目负责人", "en": "Project leader"}]
    )
    phone: Phone | None = Field(None, description="电话 | Telephone", examples=["+86 851 1234 5678"])
    email: Email | None = Field(None, description="电子邮箱 | E-mail", examples=["name@example.org"])
    wechat: WeChat | None = Field(None, description="微信号 | WeChat id", examples=["lab_wechat"])
    consent: StrictBool = Field(
        description="本人同意公开以上信息：true 或 false | The person agrees to publication: true or false"
    )


class Image(Model):
    """An image in the record's own folder."""

    file: ImageName = Field(description="文件名 | File name", examples=["picture-1.jpg"])
    alt: Bilingual = Field(
        description="给看不见图的人的说明 | What it shows, for those who cannot see it",
        examples=[
            {"zh": "两名工人在茶行间抬着平台", "en": "Two workers carry the platform between rows of tea"}
        ],
    )
    caption: Bilingual | None = Field(
        None,
        description="图注 | Caption",
        examples=[{"zh": "在坡地茶园试用", "en": "On trial in a sloping tea garden"}],
    )
    credit: Title | None = Field(
        None, description="来源或作者 | Credit", examples=[{"zh": "山间研究所", "en": "Hillside Institute"}]
    )


class NamedLink(Model):
    """A link with the words that lead to it."""

    label: Title = Field(
        description="链接文字 | Words of the link", examples=[{"zh": "演示视频", "en": "A film"}]
    )
    url: Link = Field(description="网址 | Address", examples=["https://example.org/"])


ProvenanceKind = Literal["reported", "submitted", "verified", "sample"]


class Provenance(Model):
    """Where a record comes from."""

    kind: ProvenanceKind = Field(
        description="来源的类型，展商自己提交写 submitted | Kind of source; exhibitors write submitted",
        json_schema_extra=meanings(
            "见于报道 | Reported",
            "展商提交 | Submitted by the exhibitor",
            "已核实 | Verified",
            "示例，并非真实成果 | A sample, not a real result",
        ),
    )
    source: Bilingual = Field(
        description="来源 | Source", examples=[{"zh": "展商提交", "en": "Submitted by the exhibitor"}]
    )
    date: Date = Field(description="日期，如 2026-03-25 | Date", examples=["2026-03-25"])
