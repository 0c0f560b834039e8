"""Why: motives, texts relied on, acts cited and citing, annexes; and what is decided, article by article."""

from dataclasses import dataclass, replace

from publisher.formatting import listed, of_date, typeset
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts
from publisher.pages.act.values import Value
from publisher.pages.inputs import ActInput, Site
from publisher.pages.links import href
from publisher.pages.wording import CITATION_KIND, RELATION
from publisher.records import Annexe, Article, Citation, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing of a list; ``href`` leads to the act that it is."""

    id: str
    label: str
    text: str
    words: str | None
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """What the act is founded on and what it decides in words."""

    articles: tuple[Item, ...]
    considerations: tuple[Item, ...]
    citations: tuple[Item, ...]
    relations: tuple[Item, ...]
    annexes: tuple[Item, ...]
    citing: tuple[Value, ...]

    @property
    def any(self) -> bool:
        """Whether there is a reason to show, articles apart."""
        return bool(self.considerations or self.citations or self.relations or self.annexes or self.citing)


def present_reasons(site: Site, act: ActInput, facts: Facts) -> Reasons:
    """The motives, texts and articles of an act."""
    record = act.record
    return Reasons(
        articles=_items(act, facts, "articles", [_article(article) for article in record.articles]),
        considerations=_items(act, facts, "considerations", [("", item.text) for item in record.considerations]),
        citations=tuple(
            replace(item, href=href(site.addresses, act.cited[index]) if index in act.cited else None)
            for index, item in enumerate(
                _items(act, facts, "citations", [_citation(citation) for citation in record.citations])
            )
        ),
        relations=_items(act, facts, "relations", [_relation(relation) for relation in record.relations]),
        annexes=_items(act, facts, "annexes", [_annexe(annexe) for annexe in record.annexes]),
        citing=tuple(
            Value(text=link.label, href=href(site.addresses, link.iri) if link.iri else None) for link in act.citing
        ),
    )


def _items(act: ActInput, facts: Facts, field: str, said: list[tuple[str, str | None]]) -> tuple[Item, ...]:
    return tuple(
        Item(
            id=thing_place(act.keys, field, index),
            label=label,
            text=typeset(text or ""),
            words=facts.words(f"/{field}/{index}"),
        )
        for index, (label, text) in enumerate(said)
    )


def _article(article: Article) -> tuple[str, str | None]:
    return (f"Article {article.number}" if article.number else "Décision"), article.text


def _citation(citation: Citation) -> tuple[str, str | None]:
    """What kind of text it is, and its own words; without them, what is known of it."""
    known = [
        citation.title,
        citation.number and f"n°\u00a0{citation.number}",
        citation.date and of_date(citation.date),
        f"art. {listed(citation.articles)}" if citation.articles else None,
    ]
    return CITATION_KIND[citation.kind], citation.text or " ".join(filter(None, known))


def _relation(relation: Relation) -> tuple[str, str | None]:
    known = [relation.number and f"n°\u00a0{relation.number}", relation.date and of_date(relation.date)]
    return RELATION[relation.kind], f"l’acte {' '.join(filter(None, known))}"


def _annexe(annexe: Annexe) -> tuple[str, str | None]:
    return annexe.label or "Annexe", "présente dans la source" if annexe.present else "citée, absente de la source"
