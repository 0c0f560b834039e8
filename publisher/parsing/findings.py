"""What an act was expected to state and does not."""

from publisher.records import Deliberation, Finding, Severity

_LITTLE_RECOGNISED = 0.9


def missing_facts(act: Deliberation) -> tuple[Finding, ...]:
    """A finding for each fact that every act has and that was not found in the words of this one."""
    missing = [
        ("authority.missing", act.authority.name, "La collectivité qui délibère n’est pas nommée dans l’en-tête de l’acte. "
         "Ajoutez son nom dans delib.toml ou corrigez le document.", "/authority/name", Severity.WARNING),
        ("number.missing", act.number, "L’acte n’imprime pas de numéro : son adresse est faite de sa date et de son titre. "
         "Ajoutez le numéro au document s’il en a un.", "/number", Severity.WARNING),
        ("title.missing", act.title, "L’objet de l’acte n’a pas été trouvé. Faites-le précéder de « Objet : » dans le document.",
         "/title", Severity.WARNING),
        ("date.missing", act.meeting_date, "La date de la séance n’a pas été trouvée. Ajoutez une ligne « Séance du … » au document.",
         "/meeting_date", Severity.WARNING),
        ("decision.missing", act.articles or (act.vote and act.vote.outcome), "Aucune décision n’a été reconnue dans cet acte (« décide », « article 1 », « adopte »…). "
         "Vérifiez que le document est bien une délibération complète.", "/articles", Severity.WARNING),
    ]  # fmt: skip
    found = [
        Finding(severity=severity, code=code, message=message, pointer=pointer)
        for code, value, message, pointer, severity in missing
        if not value
    ]
    if act.meeting_date and len(act.meeting_date) < len("2023-10-16"):
        found.append(
            Finding(
                severity=Severity.WARNING,
                code="date.partial",
                message=f"Le jour de la séance n’est pas imprimé : seule la date « {act.meeting_date} » est publiée.",
                pointer="/meeting_date",
            )
        )
    if act.recognised is not None and act.recognised < _LITTLE_RECOGNISED:
        share = round(act.recognised * 100)
        found.append(
            Finding(
                severity=Severity.WARNING,
                code="text.unrecognised",
                message=f"Seuls {share} % du texte ont été rattachés à une partie connue d’un acte ; le reste est publié sans être compris.",
                pointer="/recognised",
            )
        )
    return tuple(found)
