"""What an act decides, apart from how its source is laid out.

A text and its PDF state the same act with other line breaks, offsets and pages. Two records are of one act when their
facts agree: numbers and sums exactly, words by their slug.
"""

import hashlib
import json
from decimal import Decimal

from publisher.identifiers import slug
from publisher.records import BudgetLine, Deliberation, Grant, Vote


def facts_digest(record: Deliberation) -> str:
    """Hexadecimal digest of what the act decides; equal for two sources that state the same act."""
    facts = (
        record.meeting_date,
        _words(record.title),
        [_grant(grant) for grant in record.grants],
        [_words(refusal.beneficiary) for refusal in record.refusals],
        [(_words(article.number), [_sum(amount) for amount in article.amounts]) for article in record.articles],
        [_budget_line(line) for line in record.budget_lines],
        _vote(record.vote),
    )
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def _grant(grant: Grant) -> list[str | None]:
    return [_words(grant.beneficiary), _sum(grant.amount), _words(grant.operation), _words(grant.purpose)]


def _budget_line(line: BudgetLine) -> list[str | None]:
    return [
        _words(line.operation_code),
        _words(line.account),
        *(_sum(amount) for amount in (line.authorised, line.available, line.amount, line.balance)),
    ]


def _vote(vote: Vote | None) -> list[object]:
    if vote is None:
        return []
    return [vote.in_favour, vote.against, vote.abstention, vote.not_voting, vote.unanimous, vote.outcome]


def _words(text: str | None) -> str:
    return slug(text or "")


def _sum(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, ".2f")
