"""The record of an exhibitor."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from expo.records.parts import Bilingual, Model, Provenance, Title
from expo.records.scalars import CreditCode, Email, Link, Phone, ShortText, Text, Word


class ExhibitorRecord(Model):
    """One exhibitor: catalogue/exhibitors/<key>.yaml; its key is the name of the file."""

    name: Title = Field(
        description="名称 | Name", examples=[{"zh": "山间研究所", "en": "Hillside Institute"}]
    )
    kind: Annotated[Text, Word("exhibitor_kinds")] | None = Field(None, description="类型 | Kind")
    pinyin: ShortText | None = Field(
        None,
        description="排序用拼音，只在自动转换有误时填写 | Pinyin for sorting, where the automatic one errs",
        examples=["chong qing yan jiu suo"],
    )
    about: Bilingual | None = Field(
        None,
        description="简介 | About",
        examples=[{"zh": "研究山地作物的加工。", "en": "Studies how mountain crops are processed."}],
    )
    district: Title | None = Field(
        None, description="所在地区 | District", examples=[{"zh": "贵阳市", "en": "Guiyang"}]
    )
    address: Title | None = Field(
        None,
        description="公开地址 | Public address",
        examples=[{"zh": "贵阳市某路1号", "en": "1 Some Road, Guiyang"}],
    )
    phone: Phone | None = Field(
        None, description="公开电话（总机） | Public telephone (switchboard)", examples=["+86 851 1234 5678"]
    )
    email: Email | None = Field(None, description="公开邮箱 | Public e-mail", examples=["office@example.org"])
    website: Link | None = Field(None, description="网站 | Website", examples=["https://example.org/"])
    credit_code: CreditCode | None = Field(
        None, description="统一社会信用代码 | Unified social credit code", examples=["12520000000000000J"]
    )
    provenance: Provenance = Field(description="数据来源 | Provenance")

    @property
    def is_sample(self) -> bool:
        """Whether the exhibitor is fictional."""
        return self.provenance.kind == "sample"
