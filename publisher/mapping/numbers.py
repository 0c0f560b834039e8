"""Numbers of organisations: those of the registers, where their check digits are right.

A number with a wrong check digit is what the act writes, and no more: it stays text on what states it, and never makes
two organisations one.
"""

import re
from collections.abc import Iterator

from rdflib import URIRef
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from publisher.mapping.facts import Fact, link
from publisher.mapping.literals import plain
from publisher.namespaces import PF

_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")  # W2A, W9C… exist; the pattern of SCDL refuses them
_NOBODY = "000000000"  # passes Luhn


def registered(number: str) -> dict[URIRef, str]:
    """The numbers of registers that ``number`` is, by property: a SIRET is a SIREN too. Empty where it is none."""
    digits = "".join(number.split())
    if _RNA.fullmatch(digits):
        return {PF.rna: digits}
    try:
        legal_unit = str(siren.validate(digits[:9]))
        establishment = str(siret.validate(digits)) if len(digits) > len(legal_unit) else None
    except ValidationError:
        return {}
    if legal_unit == _NOBODY:
        return {}
    return {PF.siret: establishment, PF.siren: legal_unit} if establishment else {PF.siren: legal_unit}


def number_facts(thing: URIRef, organisation: URIRef, number: str | None, pointer: str) -> Iterator[Fact]:
    """A number that ``thing`` states of an organisation."""
    if not number:
        return
    known = registered(number)
    for predicate, digits in known.items():
        yield link(organisation, predicate, plain(digits), pointer)
    if not known:
        yield link(thing, PF.invalidIdentifier, plain(number), pointer)
