"""The record of the exhibition itself: its names, days, place and zones, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from expo.records.parts import Bilingual, Model, Prose, Title, meanings
from expo.records.scalars import Between, Colour, Date, Email, Key, Letter, Link, Phone, ShortText

Basis = Literal["reported", "inferred", "assumed"]
BASES = meanings("据报道 | Reported", "推断 | Inferred", "假定 | Assumed")


class Expected(Model):
    """How many results a zone should hold, and how that is known."""

    results: Annotated[StrictInt, Between(0)] = Field(description="成果数 | Number of results")
    basis: Basis = Field(description="怎样得知 | How it is known", json_schema_extra=BASES)
    source: Key | None = Field(
        None, description="来源 | Source, a key of sources", examples=["opening-reports"]
    )


class Zone(Model):
    """A zone of the exhibition (展区)."""

    key: Key = Field(description="文件夹名 | Folder name", examples=["universities"])
    letter: Letter = Field(description="编号字母 | Letter of its ids", examples=["U"])
    name: Title = Field(description="名称 | Name")
    short_name: Title = Field(description="短名称 | Short name")
    about: Bilingual = Field(description="一两句介绍 | What it is, in two sentences")
    colour: Colour = Field(description="颜色 | Colour", examples=["#0f5c6e"])
    ground: Colour = Field(description="浅底色 | Pale ground", examples=["#e8f3f4"])
    expected: Expected = Field(description="应有成果数 | Expected results")


class Period(Model):
    """The days of the exhibition."""

    first: Date = Field(description="第一天 | First day", examples=["2026-03-25"])
    last: Date = Field(description="最后一天 | Last day", examples=["2026-03-27"])
    basis: Basis = Field(description="怎样得知 | How it is known", json_schema_extra=BASES)
    source: Key | None = Field(
        None, description="来源 | Source, a key of sources", examples=["opening-reports"]
    )
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
    source: Key = Field(description="来源 | Source, a key of sources", examples=["opening-reports"])
    basis: Basis = Field("reported", description="怎样得知 | How it is known", json_schema_extra=BASES)


class Desk(Model):
    """Whom to ask when a result has no public contact."""

    text: Bilingual = Field(description="说明 | What to do")
    phone: Phone | None = Field(None, description="电话 | Telephone", examples=["+86 851 1234 5678"])
    email: Email | None = Field(None, description="邮箱 | E-mail", examples=["desk@example.org"])


class Fact(Model):
    """A source of facts."""

    text: Bilingual = Field(description="出处 | Source")
    url: Link | None = Field(None, description="网址 | Address", examples=["https://example.org/"])


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
    source: Key = Field(
        description="名称、主题与地点的来源 | Source of names, theme and venue", examples=["opening-reports"]
    )
    sources: Mapping[Key, Fact] = Field(description="事实来源 | Sources of the facts")
