"""What articles award against the grants that are read, sum by sum.

Two sums are compared only where the structure of the act says that one is made of the others. An article may state
any number of other sums (a base, a ceiling, an earlier grant), and its reader may have missed a line: a sum that
equals no other is no fault unless the article itself calls it the total of what it awards.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from publisher.formatting import money, number
from publisher.records import Article, Check, Deliberation, Grant, Span
from publisher.validation.check import compared

_MOST_TERMS = 30

_TOTAL = re.compile(
    r"(?P<before>[^.;]{0,60})\b(?:tota(?:l|le|ux)|globale?|globaux)\s(?P<between>[^.;:\d€]{0,40}?)"
    r"(?P<whole>\d{1,3}(?:[\s.\u00a0\u202f]?\d{3})*)(?:,(?P<cents>\d{1,2}))?\s?(?:€|euros?\b|EUR\b)"
    r"(?!\s?(?:H\.?T|T\.?T\.?C|hors tax))",
    re.IGNORECASE,
)
_OTHER_TOTAL = re.compile(
    r"co[uû]t|budget|travaux|emprunt|pr[eê]t\b|enveloppe|subventionnable|recette|op[eé]ration|projet",
    re.IGNORECASE,
)


def stated_total(article: Article, grants: Sequence[Grant]) -> Decimal | None:
    """What an article calls the total of the sums that it awards; None where it says none, or several.

    Of several totals those of the act's ``grants`` are left out (« avec 9 postes pour un total de 81 000 € »).
    """
    found = set()
    for match in _TOTAL.finditer(article.text or ""):
        if _OTHER_TOTAL.search(match["before"][-30:] + match["between"]):
            continue
        value = Decimal(f"{re.sub(r'[^0-9]', '', match['whole'])}.{match['cents'] or 0}")
        if value in article.amounts:
            found.add(value)
    if len(found) > 1:
        found -= {grant.amount for grant in grants}
    return found.pop() if len(found) == 1 else None


def awarded(record: Deliberation) -> dict[int, list[int]]:
    """Indexes of the grants that each article awards, by the index of the article.

    They are those that name it, else those told in its words; grants told elsewhere (in an annexe) are of the only
    article that states a total of what stands elsewhere.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    elsewhere: list[int] = []
    for index, grant in enumerate(record.grants):
        article = _article_of(grant, record.articles)
        (elsewhere if article is None else found[article]).append(index)
    totals = [
        index
        for index, article in enumerate(record.articles)
        if stated_total(article, record.grants) is not None and _ELSEWHERE.search(article.text or "")
    ]
    if elsewhere and len(totals) == 1:
        found[totals[0]] += elsewhere
    return dict(sorted(found.items()))


def _article_of(grant: Grant, articles: Sequence[Article]) -> int | None:
    for index, article in enumerate(articles):
        if article.number == grant.article if grant.article else _within(grant.span, article.span):
            return index
    return None


def sum_of(grants: Sequence[Grant]) -> Decimal | None:
    """Their sum; None where one states no amount, or they are in several currencies."""
    amounts = [grant.amount for grant in grants if grant.amount is not None]
    if not grants or len(amounts) < len(grants) or len({grant.currency for grant in grants}) > 1:
        return None
    return sum(amounts, Decimal(0))


_ELSEWHERE = re.compile(r"annex|liste|tableau|ci-(?:apr|dess|joint)|suivant|répart", re.IGNORECASE)


def article_checks(record: Deliberation) -> Iterator[Check]:
    """The total that each article states, or the one sum that it states, against the grants that it awards."""
    for index, indexes in awarded(record).items():
        article, grants = record.articles[index], [record.grants[i] for i in indexes]
        total = sum_of(grants)
        repeated = len(grants) == 1 and _within(grants[0].span, article.span)
        if total is None or repeated:
            continue
        stated = stated_total(article, grants)
        agrees = total in article.amounts
        if not agrees and stated is None:
            continue
        printed = total if stated is None or agrees else stated
        yield compared(
            code="sums.article-grants",
            label=_names(article, "financements qu’il attribue"),
            agrees=agrees,
            arithmetic=equation(_terms(grants), total, printed, grants[0].currency),
            pointers=(f"/articles/{index}", *(f"/grants/{i}/amount" for i in indexes)),
        )


def _names(article: Article, others: str) -> str:
    return f"Total de l’article {article.number} et {others}" if article.number else f"Total annoncé et {others}"


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _terms(grants: Sequence[Grant]) -> list[Decimal]:
    """The sums of the operations, where the act has several; else those of the grants."""
    by_operation: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for grant in grants:
        by_operation[grant.operation] += grant.amount or 0
    if len(by_operation) > 1 and None not in by_operation:
        return list(by_operation.values())
    return [grant.amount or Decimal(0) for grant in grants]


def equation(terms: Sequence[Decimal], total: Decimal, printed: Decimal, currency: str) -> str:
    """« 27 501 + 866 050 = 893 551 € », and what the act prints where that is another sum."""
    shown = [plain(term) for term in terms]
    if len(shown) > _MOST_TERMS:
        shown = [*shown[: _MOST_TERMS - 1], f"… ({number(len(terms))} sommes)"]
    left = f"{' + '.join(shown)} = " if len(terms) > 1 else ""
    differs = f"{'' if left else ' lus'}, l’acte annonce {money(printed, currency)}" if printed != total else ""
    return f"{left}{money(total, currency)}{differs}"


def plain(amount: Decimal) -> str:
    """A sum without its currency, cents only where there are some."""
    return number(amount, decimals=0 if amount == amount.to_integral_value() else 2)
