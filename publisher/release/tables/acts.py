"""The table of acts: one line an act, all that it states once."""

from collections.abc import Iterator

from publisher.pages.wording import BALLOT, OUTCOME
from publisher.records.people import AttendanceCounts
from publisher.release.rows import act_row
from publisher.release.tables.columns import ACT, Column, Datatype, Table
from publisher.release.tables.told import Told, day

_COLUMNS = (
    ACT,
    Column("numero", "Numéro, tel qu’imprimé"),
    Column("titre", "Titre ou objet"),
    Column("date", "Date de la séance, aussi précise que l’acte la donne (AAAA-MM-JJ, AAAA-MM ou AAAA)"),
    Column("collectivite", "Nom de la collectivité qui délibère"),
    Column("collectivite_siren", "SIREN de la collectivité, s’il est connu"),
    Column("collectivite_adresse", "Adresse de la collectivité sur ce site", Datatype.ADDRESS),
    Column("organe", "Assemblée ou commission qui a délibéré"),
    Column("resultat", "Sort de l’acte : adopté, rejeté, ajourné, retiré ou pris acte"),
    Column("voix_pour", "Voix pour, si l’acte les compte", Datatype.COUNT),
    Column("voix_contre", "Voix contre, si l’acte les compte", Datatype.COUNT),
    Column("abstentions", "Abstentions, si l’acte les compte", Datatype.COUNT),
    Column("sans_vote", "Membres n’ayant pas pris part au vote, si l’acte les compte", Datatype.COUNT),
    Column("unanimite", "oui si l’acte dit l’unanimité, non s’il dit une voix contre ou une abstention", Datatype.FLAG),
    Column("financements", "Nombre de financements accordés par l’acte", Datatype.COUNT),
    Column("montant_total", "Somme des montants accordés ; vide si plusieurs monnaies", Datatype.SUM),
    Column("monnaie", "Code ISO 4217 de la monnaie"),
    Column("points_a_verifier", "Nombre d’avertissements", Datatype.COUNT),
    Column("texte_reconnu", "Part du texte rattachée à une partie connue, de 0 à 1", Datatype.NUMBER),
    Column("source", "Adresse du texte de la source", Datatype.ADDRESS),
    Column("jour", "Jour de la séance, si l’acte le donne en entier", Datatype.DAY),
    Column("annee", "Année sous laquelle l’acte est rangé"),
    Column("matiere", "Code de la matière, tel qu’imprimé (nomenclature ACTES)"),
    Column("rapport", "Numéro du rapport"),
    Column("convocation", "Date de la convocation, aussi précise que l’acte la donne"),
    Column("publication", "Date de la publication, aussi précise que l’acte la donne"),
    Column("prefecture_numero", "Identifiant donné par la préfecture"),
    Column("prefecture_envoi", "Date de l’envoi en préfecture"),
    Column("prefecture_reception", "Date de la réception en préfecture"),
    Column("lieu", "Lieu de la séance"),
    Column("ouverture", "Heure d’ouverture de la séance (HH:MM)"),
    Column("quorum", "Quorum, si l’acte le donne", Datatype.COUNT),
    Column("membres_en_exercice", "Membres en exercice, si l’acte les compte", Datatype.COUNT),
    Column("membres_presents", "Membres présents, si l’acte les compte", Datatype.COUNT),
    Column("membres_representes", "Membres représentés, si l’acte les compte", Datatype.COUNT),
    Column("membres_excuses", "Membres excusés, si l’acte les compte", Datatype.COUNT),
    Column("membres_absents", "Membres absents, si l’acte les compte", Datatype.COUNT),
    Column("membres_votants", "Membres votants, si l’acte les compte", Datatype.COUNT),
    Column("presidence", "Qui préside la séance"),
    Column("presidence_adresse", "Son adresse sur ce site", Datatype.ADDRESS),
    Column("secretaire", "Secrétaire de séance"),
    Column("secretaire_adresse", "Son adresse sur ce site", Datatype.ADDRESS),
    Column("rapporteur", "Rapporteur ou rapporteuse"),
    Column("rapporteur_adresse", "Son adresse sur ce site", Datatype.ADDRESS),
    Column("scrutin", "Mode de scrutin"),
)


def _rows(told: Told) -> Iterator[tuple[object, ...]]:
    row, record = act_row(told.published, told.addresses), told.record
    vote, sha256 = record.vote, record.source.sha256
    counts = (vote.in_favour, vote.against, vote.abstention, vote.not_voting, vote.unanimous) if vote else (None,) * 5
    yield (
        *(row.iri, row.number, row.title, row.date, row.authority.label, record.authority.siren, row.authority.iri),
        *(row.body, OUTCOME[row.outcome] if row.outcome else None, *counts),
        *(row.grants, row.total, row.currency, row.warnings, record.recognised),
        told.addresses.source_text(sha256) if sha256 else None,
        *(day(row.date), told.published.act.keys.year, record.subject_code, record.report_number),
        *(record.convened_on, record.published_on, *_prefecture(told), *_sitting(told)),
        *(*told.person(record.president), *told.person(record.secretary), *told.person(record.rapporteur)),
        BALLOT[vote.ballot] if vote and vote.ballot else None,
    )


def _prefecture(told: Told) -> tuple[object, ...]:
    stamp = told.record.prefecture
    return (stamp.id, stamp.sent_on, stamp.received_on) if stamp else (None,) * 3


def _sitting(told: Told) -> tuple[object, ...]:
    sitting, counts = told.record.sitting, told.record.attendance_counts or AttendanceCounts()
    return (
        *((sitting.place, sitting.opened_at, sitting.quorum) if sitting else (None,) * 3),
        *(counts.in_office, counts.present, counts.represented, counts.excused, counts.absent, counts.voting),
    )


ACTS = Table(name="deliberations", title="Délibérations", columns=_COLUMNS, rows=_rows)
