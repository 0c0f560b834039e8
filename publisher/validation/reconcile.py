"""All that an act states twice, set against each other; and the warning where it differs."""

from collections.abc import Iterator

from publisher.records import Check, Deliberation, Finding, Verdict
from publisher.validation.articles import article_checks
from publisher.validation.attendance import attendance_checks
from publisher.validation.budget import budget_checks
from publisher.validation.check import finding
from publisher.validation.dates import date_checks
from publisher.validation.grants import grant_checks
from publisher.validation.votes import vote_checks

_PRINTED = "ils sont publiés tels qu’ils sont imprimés"

REMEDIES = {
    "attendance.in-office": "Vérifiez les effectifs imprimés en tête de l’acte.",
    "attendance.list": "Vérifiez la liste des membres, ou leur nombre.",
    "attendance.quorum": "Vérifiez les effectifs et le quorum imprimés dans l’acte.",
    "attendance.voting": "Vérifiez les effectifs imprimés en tête de l’acte.",
    "authority.siren-digit": "Corrigez le numéro dans l’acte ou dans delib.toml.",
    "dates.citation": "Vérifiez la date du texte visé.",
    "dates.order": "Vérifiez ces dates dans l’acte et sur son tampon.",
    "dates.stamp": "Vérifiez la date de la séance et celle qui a été transmise à la préfecture.",
    "grant.period": "Vérifiez les deux dates dans l’acte.",
    "grant.siret-digit": "Corrigez le numéro\u00a0: il est publié comme texte, sans lien.",
    "sums.article-budget": f"Vérifiez les montants de l’acte\u00a0; {_PRINTED}.",
    "sums.article-grants": f"Vérifiez les montants de l’acte et de ses annexes\u00a0; {_PRINTED}.",
    "sums.balance": f"Vérifiez les montants de la ligne\u00a0; {_PRINTED}.",
    "sums.rate": f"Vérifiez la base, le taux et le montant\u00a0; {_PRINTED}.",
    "sums.shares": f"Vérifiez les parts et le montant\u00a0; {_PRINTED}.",
    "vote.majority": "Vérifiez les voix, ou indiquez la majorité qualifiée que ce vote demandait.",
    "vote.members": "Vérifiez les voix et la liste des membres.",
    "vote.positions": "Vérifiez les voix et les noms, ou les groupes, qui les suivent.",
    "vote.unanimity": "Vérifiez les voix\u00a0: un vote unanime n’a pas de voix contre.",
    "vote.voters": "Vérifiez les voix et le nombre de votants.",
}
"""What to do where a check differs, by its code."""


def reconciliations(record: Deliberation) -> tuple[Check, ...]:
    """Every comparison that the act allows: sums, votes, members, dates."""
    rooms = (article_checks, budget_checks, grant_checks, vote_checks, attendance_checks, date_checks)
    return tuple(check for room in rooms for check in room(record))


def disagreements(checks: tuple[Check, ...], record: Deliberation) -> Iterator[Finding]:
    """A warning for each check that differs."""
    for check in checks:
        if check.verdict is Verdict.DIFFERS:
            yield finding(check, REMEDIES[check.code], record)
