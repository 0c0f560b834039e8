"""What an act was expected to state and does not."""

from dataclasses import dataclass

from publisher.records import Deliberation, Finding, Severity

_LITTLE_RECOGNISED = 0.9
_WHOLE_DATE = len("2023-10-16")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expected:
    """A fact that every act states, and what the officer is told where it was not found."""

    code: str
    pointer: str
    message: str


_AUTHORITY = _Expected(
    code="authority.missing",
    pointer="/authority/name",
    message="La collectivité qui délibère n’est pas nommée dans l’en-tête de l’acte. "
    "Ajoutez son nom dans delib.toml ou corrigez le document.",
)
_NUMBER = _Expected(
    code="number.missing",
    pointer="/number",
    message="L’acte n’imprime pas de numéro : son adresse est faite de sa date et de son titre. "
    "Ajoutez le numéro au document s’il en a un.",
)
_TITLE = _Expected(
    code="title.missing",
    pointer="/title",
    message="L’objet de l’acte n’a pas été trouvé. Faites-le précéder de « Objet : » dans le document.",
)
_DATE = _Expected(
    code="date.missing",
    pointer="/meeting_date",
    message="La date de la séance n’a pas été trouvée. Ajoutez une ligne « Séance du … » au document.",
)
_DECISION = _Expected(
    code="decision.missing",
    pointer="/articles",
    message="Aucune décision n’a été reconnue dans cet acte (« décide », « article 1 », « adopte »…). "
    "Vérifiez que le document est bien une délibération complète.",
)


def missing_facts(act: Deliberation) -> tuple[Finding, ...]:
    """A warning for each fact that every act has and that was not found in the words of this one."""
    decided = bool(act.articles) or (act.vote is not None and act.vote.outcome is not None)
    found = [
        _warning(expected.code, expected.message, expected.pointer)
        for expected, stated in (
            (_AUTHORITY, act.authority.name),
            (_NUMBER, act.number),
            (_TITLE, act.title),
            (_DATE, act.meeting_date),
            (_DECISION, decided),
        )
        if not stated
    ]
    if act.meeting_date and len(act.meeting_date) < _WHOLE_DATE:
        message = (
            f"Le jour de la séance n’est pas imprimé : seule la date « {act.meeting_date} » est publiée. "
            "Ajoutez le jour au document s’il est connu."
        )
        found.append(_warning("date.partial", message, "/meeting_date"))
    if act.recognised is not None and act.recognised < _LITTLE_RECOGNISED:
        message = (
            f"Seuls {round(act.recognised * 100)} % du texte ont été rattachés à une partie connue d’un acte ; le "
            "reste est publié sans être compris. Vérifiez que rien d’important ne s’y trouve."
        )
        found.append(_warning("text.unrecognised", message, "/recognised"))
    return tuple(found)


def _warning(code: str, message: str, pointer: str) -> Finding:
    return Finding(severity=Severity.WARNING, code=code, message=message, pointer=pointer)
