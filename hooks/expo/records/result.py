"""The record of a result."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from expo.records.parts import (
    Award,
    Bilingual,
    CompletedBy,
    Contact,
    Evaluation,
    Image,
    Indicator,
    IntellectualProperty,
    Model,
    NamedLink,
    Prose,
    Provenance,
    Readiness,
    Title,
    meanings,
)
from expo.records.scalars import Key, ResultId, ShortText, Text, Word


class ResultRecord(Model):
    """One exhibited result: catalogue/<zone>/<ID>.yaml."""

    id: ResultId = Field(
        description="编号：展区字母-三位数字 | Id: zone letter-three digits", examples=["U-001"]
    )
    title: Title = Field(
        description="成果名称 | Title", examples=[{"zh": "低温脱水装置", "en": "Low-temperature dryer"}]
    )
    exhibitor: Key | None = Field(
        None,
        description="展商文件名（不带 .yaml） | Name of the exhibitor's file, without .yaml",
        examples=["hillside-institute"],
    )
    summary: Bilingual | None = Field(
        None,
        description="成果简介，两三句话 | Summary, two or three sentences",
        examples=[
            {
                "zh": "在低温下脱去水分，香气得以保留，适合小型茶厂。",
                "en": "Dries at low temperature, so that the aroma stays; for small tea factories.",
            }
        ],
    )
    description: Prose | None = Field(
        None,
        description="详细介绍，Markdown | Description, Markdown",
        examples=[
            {
                "zh": "装置由**真空舱**和冷阱组成。\n\n已在两家茶厂试用。\n",
                "en": "It has a **vacuum chamber** and a cold trap.\n\nTwo factories have tried it.\n",
            }
        ],
    )
    innovations: tuple[Bilingual, ...] = Field(
        (),
        max_length=12,
        description="创新点，一条一句 | Innovations, one sentence each",
        examples=[
            [
                {
                    "zh": "冷阱分两级，不必停机除霜。",
                    "en": "The cold trap has two stages and need not stop to be defrosted.",
                }
            ]
        ],
    )
    indicators: tuple[Indicator, ...] = Field(
        (),
        max_length=20,
        description="技术指标：名称、数值、单位 | Technical indicators: name, value, unit",
        examples=[[{"name": {"zh": "香气保留率", "en": "Aroma kept"}, "value": "≥ 95", "unit": "%"}]],
    )
    applications: tuple[Bilingual, ...] = Field(
        (),
        max_length=12,
        description="应用场景，短语即可 | Applications, short phrases",
        examples=[[{"zh": "茶叶干燥", "en": "Drying of tea"}]],
    )
    cluster: Annotated[Text, Word("clusters")] | None = Field(
        None, description="所属产业集群 | Industry cluster"
    )
    field: Annotated[Text, Word("fields")] | None = Field(None, description="技术领域 | Field of technology")
    keywords: tuple[Title, ...] = Field(
        (),
        max_length=12,
        description="关键词，三个左右 | Keywords, about three",
        examples=[[{"zh": "低温干燥", "en": "low-temperature drying"}]],
    )
    class_: Annotated[Text, Word("classes")] | None = Field(
        None, alias="class", description="成果类别 | Class"
    )
    kind: Annotated[Text, Word("kinds")] | None = Field(None, description="成果体现形式 | Form of the result")
    nature: Annotated[Text, Word("natures")] | None = Field(None, description="成果属性 | Nature")
    stage: Annotated[Text, Word("stages")] | None = Field(None, description="成果所处阶段 | Stage")
    trl: Readiness | None = Field(
        None,
        description="技术就绪度 | Technology readiness level",
        examples=[{"level": 6, "basis": {"zh": "自评", "en": "Self-assessed"}}],
    )
    application_status: Annotated[Text, Word("application_statuses")] | None = Field(
        None, description="应用状态 | Application status"
    )
    evaluation: Evaluation | None = Field(
        None,
        description="评价，只写鉴定结论 | Evaluation, the outcome of an appraisal only",
        examples=[
            {
                "method": {"zh": "某学会组织会议鉴定", "en": "Appraised at a meeting of a learned society"},
                "level": "nation-advanced",
            }
        ],
    )
    registration_number: ShortText | None = Field(
        None, description="批准登记号 | Registration number", examples=["0000-2026-0001"]
    )
    intellectual_property: tuple[IntellectualProperty, ...] = Field(
        (),
        max_length=40,
        description="知识产权 | Intellectual property",
        examples=[
            [
                {
                    "kind": "invention",
                    "number": "ZL 2026 1 0000000.X",
                    "status": "granted",
                    "holder": {"zh": "山间研究所", "en": "Hillside Institute"},
                }
            ]
        ],
    )
    awards: tuple[Award, ...] = Field(
        (),
        max_length=20,
        description="获奖 | Awards",
        examples=[[{"name": {"zh": "某创新大赛二等奖", "en": "Second prize of a contest"}, "year": 2025}]],
    )
    completed_by: CompletedBy | None = Field(
        None,
        description="完成单位与完成人，按贡献排序 | Completed by, in order of contribution",
        examples=[
            {
                "organisations": [{"zh": "山间研究所", "en": "Hillside Institute"}],
                "people": [{"zh": "张三", "en": "Zhang San"}, {"zh": "李四", "en": "Li Si"}],
            }
        ],
    )
    cooperation: tuple[Annotated[Text, Word("cooperation")], ...] = Field(
        (),
        max_length=9,
        description="合作方式，可选多个 | Kinds of cooperation, one or more",
        examples=[["licence", "joint"]],
    )
    needs: tuple[Bilingual, ...] = Field(
        (),
        max_length=12,
        description="合作需求，在找什么 | Cooperation needs, what is sought",
        examples=[[{"zh": "愿意试用的茶厂", "en": "Tea factories willing to try it"}]],
    )
    terms: Bilingual | None = Field(
        None,
        description="转化说明 | Terms of transfer",
        examples=[
            {"zh": "可先试用一季，再谈许可。", "en": "A licence may follow after one season on trial."}
        ],
    )
    price: Title | None = Field(
        None,
        description="价格，如“面议” | Price, such as “negotiable”",
        examples=[{"zh": "面议", "en": "Negotiable"}],
    )
    secrecy: Literal["public"] = Field(
        "public",
        description="密级：只有公开的成果可以参展 | Secrecy: only public results are exhibited",
        json_schema_extra=meanings("公开 | Public"),
    )
    contacts: tuple[Contact, ...] = Field(
        (),
        max_length=6,
        description="联系人，本人同意才公开 | Contacts, published only with consent",
        examples=[
            [
                {
                    "name": {"zh": "张三", "en": "Zhang San"},
                    "role": {"zh": "项目负责人", "en": "Project leader"},
                    "phone": "+86 851 1234 5678",
                    "email": "name@example.org",
                    "consent": True,
                }
            ]
        ],
    )
    images: tuple[Image, ...] = Field(
        (),
        max_length=12,
        description="图片 | Images",
        examples=[
            [
                {
                    "file": "picture-1.jpg",
                    "alt": {
                        "zh": "一台一人高的银色装置，门开着",
                        "en": "A silver device as tall as a person, its door open",
                    },
                }
            ]
        ],
    )
    booth: ShortText | None = Field(
        None, description="展位号，公布后填写 | Booth, once it is known", examples=["A12"]
    )
    links: tuple[NamedLink, ...] = Field(
        (),
        max_length=12,
        description="相关链接 | Links",
        examples=[[{"label": {"zh": "演示视频", "en": "Video"}, "url": "https://example.org/"}]],
    )
    provenance: Provenance = Field(
        description="数据来源 | Provenance",
        examples=[
            {
                "kind": "submitted",
                "source": {"zh": "展商提交", "en": "Submitted by the exhibitor"},
                "date": "2026-03-25",
            }
        ],
    )

    @property
    def is_sample(self) -> bool:
        """Whether the record stands in for one that is not known."""
        return self.provenance.kind == "sample"
