"""The words that records may use, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from expo.language import Language
from expo.records.parts import Bilingual, Model, Title
from expo.records.scalars import Key, ShortText


class Term(Model):
    """A word of a vocabulary."""

    zh: ShortText = Field(description="中文 | Chinese", examples=["先进装备制造"])
    en: ShortText = Field(description="英文 | English", examples=["Advanced equipment manufacturing"])
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
