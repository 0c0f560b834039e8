"""What the columns of a table of sums hold, told by their titles.

Of several money columns the one that is voted counts; the request, the cost and last year's sum never do.
"""

import re
from dataclasses import dataclass

from publisher.parsing.amounts import currency_told, scale_told
from publisher.parsing.patterns import any_of, words
from publisher.parsing.tables import Header

_BENEFICIARY = re.compile(
    r"^(?:nom (?:de |du |des )?)?(?:l'|la |le |les |de l'|du )?"
    + any_of(
        words(r"beneficiaires? attributaires? demandeurs? laureats? titulaires? tiers partenaires? raison\ssociale"),
        words(r"organismes? structures? associations? clubs? etablissements? entreprises? societes? collectivites?"),
        words(r"porteurs?(?:\sde\sprojets?)? maitres?\sd'ouvrage communes? denomination intitule\sde\sl'association"),
        words(r"proprietaires? candidats? exploitants? artisans? auteurs? artistes? familles? laureat\w* epci"),
        words(r"colleges?\b lycees?\b ecoles?\b cooperatives?\b commercants?\b"),
        words(r"nom\b noms\b"),
    )
)
_MONEY = re.compile(
    any_of(
        r"\b"
        + words(
            r"montants? subventions? sommes? aides? participations? credits? dotations? euros? financements? "
            r"fonds\sde\sconcours fdc concours primes? secours bourses? prix "
            r"attribu\w+ accord\w+ vote[es]* propos\w+ 20[0-9]{2}"
        )
        + r"\b",
        "€",
    )
)
_VOTED = re.compile(
    r"\b"
    + words(
        r"vote[es]* attribue?[es]* accorde?[es]* octroye?[es]* alloue?[es]* decide?[es]* attribution "
        r"verse[es]*"
    )
    + r"\b"
)
_RETAINED = re.compile(r"\bretenue?s?\b")
_PROPOSED = re.compile(r"\bpropos\w+\b")
_AWARD = re.compile(r"\b(?:subventions?|aides?|fonds de concours|participations?|dotations?)\b")
_DUE = re.compile(r"(?:montant d(?:es|e la) )?(?:participations?|contributions?|cotisations?|contingents?|appels?)\b")
_MEMBERS = re.compile(  # what members of a grouping owe is shared among them by these
    r"^(?:communes?|collectivites?|epci|membres?|adherents?|syndicats?)\b|\b(?:population|habitants?|eleves|effectifs?)\b"
)
_LOAN = re.compile(r"\b(?:quotite|duree|amortissement|taux d'interet|livret a|marge)\b")
_NEVER = re.compile(
    r"\b"
    + any_of(
        words(r"demand\w+ sollicit\w+ couts? budgets? depenses? bases? assiette plafond taux % ht\b ttc\b"),
        words(r"n-1 n\s-\s1 rappel pour\smemoire precedent\w* realise\w*"),
        words(r"disponible solde(?!.*(?:propos|vote|attribu)) recettes? autofinancement loyer tarif"),
        words(r"chapitres? imputation article compte total(?:e|aux)?\s(?:des|du|general)"),
        words(r"autres? reste\sa\scharge obtenu\w* information cofinance\w* co-finance\w* deja capital annuite\w*"),
    )
)
_OF_OTHERS = re.compile(  # who else pays, in the titles of a plan of financing
    r"\b"
    + any_of(
        words(r"etat detr dsil dsu fnadt europe\w* feder feader leader anah ademe drac caf msa cnc"),
        words(r"agence\sde\sl'eau agence\snationale"),
    )
    + r"\b"
)
_LEVELS = {"region": re.compile(r"\bregion\w*"), "departement": re.compile(r"\bdepartement\w*")}
_PURPOSE = re.compile(
    r"\b"
    + any_of(
        words(r"objets? actions? projets? intitule manifestations? affectation designation libelle motif destination"),
        words(r"operations? travaux materiels? description"),
        r"nature (?:du|des|de l)[\w ']+",
    )
    + r"\b"
)
_KIND = re.compile(r"^(?:nature|type|section)\b")
_TERRITORY = re.compile(r"^(?:communes?|cantons?|territoires?|localisation|ville|siege|lieu|arrondissement)\b")
_BASE = re.compile(r"\b(?:base|subventionnable|eligible|assiette)\b")
_RATE = re.compile(r"\btaux\b|^%$")
_SIRET = re.compile(r"\bsiret\b")
_YEAR = re.compile(r"20[0-9]{2}")
_TOTAL = re.compile(
    r"(?:montant )?total(?:e|aux)?(?: (?:attribue|accorde|vote|de la subvention)e?)?(?: \(?(?:€|en €|en euros)\)?)?$"
)
_SEVERAL_YEARS = 3


@dataclass(frozen=True, slots=True)
class Senses:
    """Index of the column of each sense; None where the table has none.

    ``currency`` and ``scale``, a power of ten, are those of its bare figures; ``years``: columns of the shares of a sum
    that is given over several.
    """

    beneficiary: int
    amount: int
    purpose: int | None = None
    kind: int | None = None
    territory: int | None = None
    base: int | None = None
    rate: int | None = None
    siret: int | None = None
    currency: str = "EUR"
    scale: int = 0
    years: tuple[tuple[str, int], ...] = ()


def senses_of(header: Header, year: str | None, own: frozenset[str] = frozenset()) -> Senses | None:
    """What each column holds, or None where the table lacks who receives or what is awarded.

    ``year``: of the sitting, to choose among columns by year; ``own``: folded names of the authority, for a
    “Subvention de la Région” is another's money in the act of a commune, and a table of loans awards nothing.
    """
    titles = [column.title.folded for column in header.columns]
    if any(_LOAN.search(title) for title in titles):
        return None
    beneficiaries = [index for index, title in enumerate(titles) if _BENEFICIARY.match(title)]
    amount = _amount_column(titles, year, own)
    if amount is not None and _DUE.match(titles[amount]) and any(map(_MEMBERS.search, titles)):
        return None
    named = [index for index in beneficiaries if not _TERRITORY.match(titles[index])] or beneficiaries
    if not named or amount is None or amount == named[0]:
        return None
    years = _years_ahead(titles, year)
    taken = {named[0], amount, *(years if amount in _totals(titles) else ())}

    def first(pattern: re.Pattern[str]) -> int | None:
        return next((i for i, title in enumerate(titles) if pattern.search(title) and i not in taken), None)

    return Senses(
        beneficiary=named[0],
        amount=amount,
        purpose=first(_PURPOSE),
        kind=first(_KIND),
        territory=first(_TERRITORY),
        base=first(_BASE),
        rate=first(_RATE),
        siret=first(_SIRET),
        currency=currency_told(titles[amount]),
        scale=scale_told(titles[amount]),
        years=tuple(sorted((told, index) for index, told in years.items())) if amount in _totals(titles) else (),
    )


def _amount_column(titles: list[str], year: str | None, own: frozenset[str]) -> int | None:
    """The one money column that is voted, else proposed, else of the sitting's year, else of the last year."""
    money = [
        index
        for index, title in enumerate(titles)
        if _MONEY.search(title) and not _NEVER.search(title) and not _of_others(title, own)
    ]
    if _years_ahead(titles, year):
        return next(iter(_totals(titles)), None)
    money = _not_before(titles, money)
    for pattern in (_VOTED, *_if_paid(titles, money), _PROPOSED, _AWARD):
        money = [index for index in money if pattern.search(titles[index])] or money
    if len(money) > 1:
        money = _of_last_year(titles, money)
    return money[0] if len(money) == 1 else None


def _if_paid(titles: list[str], money: list[int]) -> tuple[re.Pattern[str], ...]:
    """“Retenu” tells the sum awarded, unless another column names an aid: then it is what that is reckoned from."""
    aids = [titles[index] for index in money if _AWARD.search(titles[index]) and not _PROPOSED.search(titles[index])]
    return (_RETAINED,) if not aids or any(map(_RETAINED.search, aids)) else ()


def _year_of(title: str) -> str | None:
    found = _YEAR.findall(title)
    return found[-1] if found else None


def _not_before(titles: list[str], money: list[int]) -> list[int]:
    """Columns of money but for those of a year before the last that any names: “Attribué 2023”, “Demandé 2024”."""
    last = max((year for title in titles if (year := _year_of(title))), default=None)
    return [index for index in money if (_year_of(titles[index]) or last) == last] or money


def _of_last_year(titles: list[str], money: list[int]) -> list[int]:
    years = [_year_of(titles[index]) or "" for index in money]
    return [index for index, year in zip(money, years, strict=True) if year == max(years)] if all(years) else money


def _totals(titles: list[str]) -> list[int]:
    return [index for index, title in enumerate(titles) if _TOTAL.match(title)]


def _years_ahead(titles: list[str], year: str | None) -> dict[int, str]:
    """Columns of the years over which a sum is given: three from the year of the sitting on, or two and their total."""
    ahead = {
        index: told
        for index, title in enumerate(titles)
        if (told := _year_of(title)) and _MONEY.search(title) and not _NEVER.search(title) and told >= (year or told)
    }
    distinct = len(set(ahead.values())) == len(ahead)
    enough = len(ahead) >= _SEVERAL_YEARS - bool(_totals(titles)) and year is not None
    return ahead if distinct and enough else {}


def _of_others(title: str, own: frozenset[str]) -> bool:
    """Whether a title names somebody else who pays: the State and its bodies, or another level than the authority."""
    levels = (level for level, pattern in _LEVELS.items() if pattern.search(title))
    return bool(_OF_OTHERS.search(title)) or any(
        not any(level in name and name != level for name in own) for level in levels
    )
