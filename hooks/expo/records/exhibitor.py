"""The record of an exhibitor."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from expo.records.parts import Bilingual, Model, Provenance, Title
from expo.records.scalars import CreditCode, Email, Link, Phone, ShortText, Text, Word


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
