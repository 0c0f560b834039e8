"""The two SCDL schemas as data: columns, what each holds, and the checks between columns.

Source: Table Schemas « Délibérations » 2.1.5 and « Subventions » 2.1.1 of schema.data.gouv.fr, and the description of
their checks (french-siret-value, one-of-required, cohesive-columns-value, sum-columns-value, compare-columns-value,
year-interval-value, nomenclature-actes-value).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    INTEGER = "integer"
    YES_OR_NO = "yes or no"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; ``expected`` is what a cell of it must be, in French, with its verb.

    ``siret``: the number's check digits are checked; ``longest`` counts code points.
    """

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    pattern: re.Pattern[str] | None = None
    values: tuple[str, ...] = ()
    longest: int | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    siret: bool = False
    expected: str = "écrivez un texte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One schema: its columns in order, and the checks between them.

    ``telling`` are the columns by which a file is known to be of this model; ``together``: all filled or all empty;
    ``either``: one of the two at least; ``not_less``: the first is at least the second; ``sums``: the first is the sum
    of the others; ``years`` and ``matter`` name the columns of the checks of years and of the nomenclature.
    """

    name: str
    version: str
    title: str
    columns: tuple[Column, ...]
    telling: frozenset[str]
    together: tuple[tuple[str, ...], ...] = ()
    either: tuple[tuple[str, str], ...] = ()
    not_less: tuple[tuple[str, str], ...] = ()
    sums: tuple[tuple[str, ...], ...] = ()
    years: str | None = None
    matter: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


_DAY = "écrivez la date AAAA-MM-JJ"
_SIRET = "écrivez le SIRET, 14 chiffres sans espace"
_SIRET_FORM = re.compile(r"\d{14}", re.ASCII)
_COUNT = "écrivez un nombre entier"


def _text(name: str, *, required: bool = False, longest: int | None = None) -> Column:
    expected = f"écrivez un texte de {longest} caractères au plus" if longest else "écrivez un texte"
    return Column(name=name, required=required, longest=longest, expected=expected)


def _day(name: str, *, required: bool = False) -> Column:
    return Column(name=name, kind=Kind.DAY, required=required, expected=_DAY)


def _count(name: str) -> Column:
    return Column(name=name, kind=Kind.INTEGER, expected=_COUNT)


DELIBERATIONS = Model(
    name="scdl/deliberations",
    version="2.1.5",
    title="Délibérations",
    columns=(
        _text("COLL_NOM", required=True),
        Column(name="COLL_SIRET", required=True, pattern=_SIRET_FORM, siret=True, expected=_SIRET),
        _text("DELIB_ID", required=True),
        _day("DELIB_DATE", required=True),
        Column(
            name="DELIB_MATIERE_CODE",
            required=True,
            pattern=re.compile(r"\d\.\d{1,2}", re.ASCII),
            expected="écrivez le code de la matière à deux niveaux, en texte (7.5, 7.10)",
        ),
        _text("DELIB_MATIERE_NOM", required=True),
        _text("DELIB_OBJET", required=True),
        Column(
            name="BUDGET_ANNEE",
            pattern=re.compile(r"[0-9]{4}(?:/[0-9]{4})?"),
            expected="écrivez AAAA, ou AAAA/AAAA",
        ),
        _text("BUDGET_NOM"),
        _text("PREF_ID"),
        _day("PREF_DATE"),
        _count("VOTE_EFFECTIF"),
        _count("VOTE_REEL"),
        _count("VOTE_POUR"),
        _count("VOTE_CONTRE"),
        _count("VOTE_ABSTENTION"),
        Column(name="DELIB_URL", kind=Kind.ADDRESS, expected="écrivez une adresse complète (https://…)"),
    ),
    telling=frozenset({"DELIB_ID", "DELIB_OBJET", "DELIB_DATE"}),
    together=(
        ("BUDGET_ANNEE", "BUDGET_NOM"),
        ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION"),
    ),
    not_less=(
        ("PREF_DATE", "DELIB_DATE"),
        ("VOTE_EFFECTIF", "VOTE_REEL"),
        ("VOTE_REEL", "VOTE_POUR"),
        ("VOTE_REEL", "VOTE_CONTRE"),
        ("VOTE_REEL", "VOTE_ABSTENTION"),
    ),
    sums=(("VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION"),),
    years="BUDGET_ANNEE",
    matter="DELIB_MATIERE_NOM",
)

IN_KIND = "aide en nature"
IN_MONEY = "aide en numéraire"
NATURES = (IN_MONEY, IN_KIND, f"{IN_MONEY};{IN_KIND}", f"{IN_KIND};{IN_MONEY}")

SUBVENTIONS = Model(
    name="scdl/subventions",
    version="2.1.1",
    title="Subventions",
    columns=(
        _text("nomAttribuant", required=True),
        Column(name="idAttribuant", required=True, pattern=_SIRET_FORM, siret=True, expected=_SIRET),
        _day("dateConvention", required=True),
        _text("referenceDecision"),
        _text("nomBeneficiaire", required=True),
        Column(name="idBeneficiaire", siret=True, expected=_SIRET),
        Column(
            name="rnaBeneficiaire",
            pattern=re.compile(r"W\d{9}", re.ASCII),
            expected="écrivez le numéro RNA, W suivi de 9 chiffres",
        ),
        _text("objet", required=True, longest=256),
        Column(
            name="montant",
            kind=Kind.NUMBER,
            required=True,
            expected="écrivez le montant en chiffres, avec un point devant les centimes (47800.20)",
        ),
        Column(
            name="nature",
            required=True,
            values=NATURES,
            expected=f"écrivez « {IN_MONEY} », « {IN_KIND} » ou « {IN_MONEY};{IN_KIND} »",
        ),
        _text("conditionsVersement", required=True, longest=256),
        Column(
            name="datesPeriodeVersement",
            required=True,
            pattern=re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?"),
            expected="écrivez la date AAAA-MM-JJ, ou la période AAAA-MM-JJ/AAAA-MM-JJ",
        ),
        _text("idRAE", longest=5),
        Column(
            name="notificationUE",
            kind=Kind.YES_OR_NO,
            required=True,
            values=("oui", "non"),
            expected="écrivez « oui » ou « non »",
        ),
        Column(
            name="pourcentageSubvention",
            kind=Kind.NUMBER,
            required=True,
            least=Decimal("0.01"),
            most=Decimal(1),
            expected="écrivez la part du bénéficiaire, de 0.01 à 1 (1 pour un seul bénéficiaire)",
        ),
        _text("dispositifAide"),
    ),
    telling=frozenset({"nomAttribuant", "nomBeneficiaire", "montant"}),
    either=(("idBeneficiaire", "rnaBeneficiaire"),),
)

MODELS = (DELIBERATIONS, SUBVENTIONS)
