"""Keys of organisations: authorities, and bodies that receive a grant.

Names are of one authority: the « Comité des fêtes » of two communes are two bodies, and only a SIREN stated by the
words (or by the configuration) tells that two names are of one. An organisation keeps its first key; a SIREN found
later is one more thing known of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number

from publisher.identifiers import slug
from publisher.keys.words import bounded_slug, first_free, joined, short_hash


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class NamedOrganisation:
    """A name under which an organisation is known in the acts of one authority; ``scope`` is empty for authorities.

    ``name`` is the slug of the whole name; ``siren`` is empty where none is stated.
    """

    scope: str
    name: str
    siren: str = ""
    key: str


@dataclass(slots=True)
class OrganisationRegister:
    """The organisations known so far; it starts with those of the previous release and grows in the order asked."""

    names: dict[tuple[str, str], list[NamedOrganisation]] = field(default_factory=dict)
    by_siren: dict[str, str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, published: Iterable[NamedOrganisation]) -> "OrganisationRegister":
        """A register that knows the organisations of a release."""
        register = cls()
        for known in sorted(published):
            register._add(known)
        return register

    def known(self) -> tuple[NamedOrganisation, ...]:
        """Every name registered, sorted."""
        return tuple(sorted(known for names in self.names.values() for known in names))

    def authority(self, name: str, siren: str | None, wanted: str | None = None) -> str:
        """Key of an authority: the one published, else ``wanted`` by the configuration, else the slug of its name."""
        return self._key("", name, siren, [wanted] if wanted else [])

    def beneficiary(self, authority: str, name: str, number: str | None) -> str:
        """Key of a body named in the acts of ``authority``; ``number`` is its SIREN or SIRET where stated."""
        return self._key(authority, name, siren_of(number), [])

    def _key(self, scope: str, name: str, siren: str | None, wanted: list[str]) -> str:
        identity = (scope, slug(name))
        namesakes = self.names.get(identity, [])
        found = self.by_siren.get(siren or "") or _namesake(namesakes, siren)
        if found is None:
            first = siren if siren and scope else joined(scope, bounded_slug(name))
            found = first_free(self._candidates(wanted, first, siren, identity), self.keys)
        known = NamedOrganisation(scope=scope, name=identity[1], siren=siren or "", key=found)
        if known not in namesakes:
            self._add(known)
        return found

    def _candidates(self, wanted: list[str], first: str, siren: str | None, identity: tuple[str, str]) -> Iterable[str]:
        yield from wanted
        if first:
            yield first
        yield joined(first, siren or short_hash(*identity))

    def _add(self, known: NamedOrganisation) -> None:
        self.names.setdefault((known.scope, known.name), []).append(known)
        self.keys.add(known.key)
        if known.siren:
            self.by_siren.setdefault(known.siren, known.key)


def siren_of(number: str | None) -> str | None:
    """The SIREN within a SIREN or SIRET; None where it is absent or its check digit is wrong."""
    digits = "".join((number or "").split())[:9]
    try:
        return str(siren_number.validate(digits))
    except ValidationError:
        return None


def _namesake(namesakes: list[NamedOrganisation], siren: str | None) -> str | None:
    """The one organisation of that name which the words can mean; None where none or several can."""
    stated = {known.key for known in namesakes if known.siren}
    unstated = {known.key for known in namesakes if not known.siren}
    open_to_number = unstated - stated
    if siren:
        return min(open_to_number, default=None)
    if unstated:
        return min(unstated)
    return stated.pop() if len(stated) == 1 else None
