"""What the models of the record format expect at a location: fields, text, a group, a list."""

from __future__ import annotations

import functools
import types
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from expo.source import Location


def fields_at(model: type[BaseModel], location: Location) -> frozenset[str]:
    """The keys that a mapping at a location may have; none where no group of fields belongs."""
    return frozenset(names(owner)) if (owner := model_at(model, location)) else frozenset()


@functools.cache
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """Every key that a record may have anywhere in it."""
    inner = (info.annotation for info in model.model_fields.values())
    parts = (model_in(each) or model_in(member_of(each)) for each in inner)
    return frozenset(names(model)).union(*(field_names(each) for each in parts if each))


def expects_text(model: type[BaseModel], location: Location) -> bool:
    """Whether a text belongs at a location."""
    return bare(annotation_at(model, location)) is str


def names(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a group of fields, in their order."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def required_fields(model: type[BaseModel]) -> dict[str, Any]:
    """Key → annotation of each field that may not be left out."""
    required = ((name, info) for name, info in model.model_fields.items() if info.is_required())
    return {info.alias or name: _annotation(info) for name, info in required}


def meanings_at(model: type[BaseModel], location: Location) -> list[str]:
    """What the fixed words that may stand at a location mean, in their order."""
    owner = model_at(model, location[:-1])
    for name, info in owner.model_fields.items() if owner and location else ():
        if location[-1] == (info.alias or name) and isinstance(info.json_schema_extra, dict):
            return [str(each) for each in cast("list[str]", info.json_schema_extra["enumDescriptions"])]
    return []


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that the values at a location belong to."""
    return model_in(annotation_at(model, location))


def annotation_at(model: type[BaseModel], location: Location) -> Any:
    """The annotation of the field or the member at a location; None if there is none."""
    current: Any = model
    for step in location:
        owner = model_in(current)
        if owner is not None:
            fields = owner.model_fields.items()
            current = next((_annotation(info) for name, info in fields if step == (info.alias or name)), None)
        else:
            current = member_of(current)
    return current


def bare(annotation: Any) -> Any:
    """The annotation without `Annotated` and without `| None`."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return bare(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation


def marks_of(annotation: Any) -> tuple[Any, ...]:
    """What `Annotated` says of an annotation, or of what may be None."""
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(mark for each in get_args(annotation) for mark in marks_of(each))
    if get_origin(annotation) is not Annotated:
        return ()
    inner, *marks = get_args(annotation)
    return (*marks_of(inner), *marks)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation is, if it is one."""
    found = bare(annotation)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def member_of(annotation: Any) -> Any:
    """What a list or a mapping holds; None for anything else."""
    arguments = [each for each in get_args(bare(annotation)) if each is not Ellipsis]
    return arguments[-1] if arguments else None


def is_field(model: type[BaseModel] | None, key: str) -> bool:
    """Whether a group of fields has a key."""
    return model is not None and key in names(model)


def _annotation(info: FieldInfo) -> Any:
    """The annotation of a field as it was written: pydantic keeps what `Annotated` said by itself."""
    annotation: Any = info.annotation
    for mark in info.metadata:
        annotation = Annotated[annotation, mark]
    return annotation
