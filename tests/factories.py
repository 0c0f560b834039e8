"""Records with defaults, so that a test writes only what it is about."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

from publisher.records import Article, Authority, Deliberation, Grant, Money, PartialDate, Source, Span, Vote
from publisher.records.values import AuthorityKind, Outcome
from publisher.sources import Document
from publisher.text import Page, Text

WORDS = "Commune de Valcombreuse. Délibération n° 2024-17. Article 1er : une subvention de 1 000 € au club de judo."


def words(found: str, text: str = WORDS) -> Span:
    """Where ``found`` stands in ``text``."""
    start = text.index(found)
    return Span(start, start + len(found))


def text(characters: str = WORDS, *, layout: bool = False) -> Text:
    """A text of one page."""
    return Text(characters=characters, pages=(Page(number=1, start=0, end=len(characters)),), layout=layout)


def document(content: bytes | str = WORDS, *, media_type: str = "text/plain", origin: str = "acte.txt") -> Document:
    """A source held in memory."""
    content = content.encode() if isinstance(content, str) else content
    return Document(content=content, media_type=media_type, origin=origin, sha256=hashlib.sha256(content).hexdigest())


def source(characters: str = WORDS) -> Source:
    """Where an act was read."""
    content = characters.encode()
    return Source(
        uri="acte.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(content).hexdigest(),
        characters=len(characters),
    )


def grant(beneficiary: str | None = "Club de judo", amount: str | None = "1000.00", **facts: Any) -> Grant:
    """A grant of 1 000 € to a club, with its words."""
    return replace(
        Grant(
            beneficiary=beneficiary,
            natural_person=False,
            amount=None if amount is None else Money(Decimal(amount)),
            currency="EUR",
            span=words("une subvention de 1 000 € au club de judo"),
        ),
        **facts,
    )


def vote(**facts: Any) -> Vote:
    """An adoption, without counts."""
    return replace(Vote(outcome=Outcome.ADOPTED, span=words("Article 1er")), **facts)


def deliberation(**facts: Any) -> Deliberation:
    """A short act of a commune that grants 1 000 € to a club; every stated fact has its words."""
    return replace(
        Deliberation(
            source=source(),
            authority=Authority(name="Commune de Valcombreuse", kind=AuthorityKind.COMMUNE),
            body="Conseil municipal",
            number="2024-17",
            title="Subvention au club de judo",
            meeting_date=PartialDate("2024-03-14"),
            articles=(
                Article(number="1", text="une subvention de 1 000 € au club de judo.", span=words("Article 1er")),
            ),
            vote=None,
            grants=(grant(),),
            findings=(),
            spans={
                "/authority/name": (words("Commune de Valcombreuse"),),
                "/number": (words("2024-17"),),
            },
        ),
        **facts,
    )
