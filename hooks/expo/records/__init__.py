"""The record format: what may stand in a YAML file of the catalogue. The JSON Schemas are made from it.

Names follow the Chinese registration of scientific and technological results (科技成果登记表). Models are
frozen and refuse unknown keys. A rule of ours raises an error whose type is a code of codes.py; words of a
vocabulary are checked against the vocabularies in the validation's context.
"""

from expo.records.aliases import (
    Aliases,
)
from expo.records.exhibition import (
    Basis,
    Exhibition,
    Expected,
    Organiser,
    Zone,
)
from expo.records.exhibitor import (
    ExhibitorRecord,
)
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
    Provenance,
    ProvenanceKind,
    Readiness,
    Title,
)
from expo.records.result import (
    ResultRecord,
)
from expo.records.scalars import (
    CreditCode,
    Email,
    ImageName,
    Link,
    Phone,
    ResultId,
    WeChat,
    control_in,
    is_id,
    is_key,
    is_safe_link,
)
from expo.records.translations import (
    TranslationNotes,
)
from expo.records.vocabularies import (
    Term,
    Vocabularies,
    Vocabulary,
)

__all__ = [
    "Aliases",
    "Award",
    "Basis",
    "Bilingual",
    "CompletedBy",
    "Contact",
    "CreditCode",
    "Email",
    "Evaluation",
    "Exhibition",
    "ExhibitorRecord",
    "Expected",
    "Image",
    "ImageName",
    "Indicator",
    "IntellectualProperty",
    "Link",
    "Model",
    "NamedLink",
    "Organiser",
    "Phone",
    "Provenance",
    "ProvenanceKind",
    "Readiness",
    "ResultId",
    "ResultRecord",
    "Term",
    "Title",
    "TranslationNotes",
    "Vocabularies",
    "Vocabulary",
    "WeChat",
    "Zone",
    "control_in",
    "is_id",
    "is_key",
    "is_safe_link",
]
