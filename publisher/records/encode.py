"""The record as JSON and back, as ``record.schema.json`` describes it.

Sums are strings with two decimals (exact), spans are ``[start, end]`` pairs, and a key whose value the act does not
state is left out, save those that the schema requires.
"""

import dataclasses
import json
from decimal import Decimal
from typing import Any, TypeVar

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from publisher.records.deliberation import Correction, Deliberation
from publisher.records.span import Span
from publisher.records.values import Money, Number, PartialDate
from publisher.records.vote import Vote

Value = TypeVar("Value")

_RENAMED: dict[tuple[type, str], str] = {(Vote, "in_favour"): "for"}  # "for" is a Python keyword


def _overrides(cls: type) -> dict[str, Any]:
    """A field with a default may be left out of the JSON where it holds that default."""
    return {
        field.name: override(
            rename=_RENAMED.get((cls, field.name)),
            omit_if_default=field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            if field.name != "spans"
            else False,
        )
        for field in dataclasses.fields(cls)
    }


def _plain(number: Decimal) -> str:
    """A number without exponent nor useless zeros: 20, 0.35."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook(Span, lambda value, _: Span(*value))
    converter.register_unstructure_hook(Money, lambda amount: format(amount, ".2f"))
    converter.register_unstructure_hook(Number, _plain)
    for exact in (Money, Number):
        converter.register_structure_hook(exact, lambda value, _: Decimal(value))
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(PartialDate, lambda value, _: value)
    converter.register_unstructure_hook_factory(
        lambda cls: dataclasses.is_dataclass(cls) and cls is not Correction,
        lambda cls: make_dict_unstructure_fn(cls, converter, **_overrides(cls)),
    )
    converter.register_structure_hook_factory(
        dataclasses.is_dataclass,
        lambda cls: make_dict_structure_fn(cls, converter, **_overrides(cls)),
    )
    return converter


_CONVERTER = _converter()


def to_dict(record: Deliberation) -> dict[str, Any]:
    """The record as plain JSON values, keys in the order of the schema."""
    plain: dict[str, Any] = _CONVERTER.unstructure(record)
    return plain


def from_dict(plain: dict[str, Any]) -> Deliberation:
    """The record that ``to_dict`` wrote. Raises ``cattrs.BaseValidationError`` where it is no record."""
    return _CONVERTER.structure(plain, Deliberation)


def to_plain(value: Any) -> Any:
    """Any value a record is made of, or a tuple of them, as plain JSON values."""
    return _CONVERTER.unstructure(value)


def from_plain(plain: Any, kind: type[Value]) -> Value:
    """The value of this kind that ``to_plain`` wrote. Raises ``cattrs.BaseValidationError`` where it is none."""
    return _CONVERTER.structure(plain, kind)


def to_json(record: Deliberation, *, indent: int | None = None) -> str:
    """The record as one JSON object; the same record gives the same text."""
    return json.dumps(to_dict(record), ensure_ascii=False, indent=indent)
