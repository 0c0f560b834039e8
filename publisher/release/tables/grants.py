"""The tables of sums: grants, how they are shared out, requests refused, budget lines."""

from collections.abc import Iterator

from publisher.keys.places import thing_place
from publisher.pages.wording import BUDGET_SECTION, GRANT_KIND, REFUSAL
from publisher.release.rows import grant_rows
from publisher.release.tables.columns import ACT, WORDS, Column, Datatype, Table
from publisher.release.tables.told import Told, day, unmasked

_GRANT_COLUMNS = (
    Column("financement", "Adresse du financement sur ce site", Datatype.ADDRESS),
    Column("acte", "Adresse de la délibération qui l’accorde", Datatype.ADDRESS),
    Column("numero", "Numéro de la délibération, tel qu’imprimé"),
    Column("date", "Date de la séance, aussi précise que l’acte la donne (AAAA-MM-JJ, AAAA-MM ou AAAA)"),
    Column("collectivite", "Nom de la collectivité qui accorde"),
    Column("collectivite_siren", "SIREN de la collectivité, s’il est connu"),
    Column("beneficiaire", "Nom du bénéficiaire ; vide pour une personne physique"),
    Column("beneficiaire_adresse", "Adresse du bénéficiaire sur ce site", Datatype.ADDRESS),
    Column("beneficiaire_siret", "SIRET ou SIREN du bénéficiaire, tel qu’imprimé"),
    Column("beneficiaire_rna", "Numéro RNA du bénéficiaire, tel qu’imprimé"),
    Column(
        "personne_physique",
        "oui si le bénéficiaire est une personne physique, dont le nom est masqué",
        Datatype.FLAG,
    ),
    Column("montant", "Montant accordé", Datatype.SUM),
    Column("monnaie", "Code ISO 4217 de la monnaie"),
    Column("nature", "Nature de la somme : fonctionnement, investissement…"),
    Column("operation", "Opération ou dispositif"),
    Column("objet", "Objet du financement"),
    Column("territoires", "Territoires concernés, séparés par « ; »"),
    Column("debut", "Début de la période financée"),
    Column("fin", "Fin de la période financée"),
    Column("quantite", "Nombre d’unités financées", Datatype.NUMBER),
    Column("unite", "Unité"),
    Column("base", "Dépense retenue pour le calcul", Datatype.SUM),
    Column("taux", "Taux appliqué, de 0 à 1", Datatype.NUMBER),
    Column("article", "Numéro de l’article qui accorde"),
    Column("mots", "Adresse des mots de l’acte qui l’accordent (RFC 5147)", Datatype.ADDRESS),
    Column("jour", "Jour de la séance, si l’acte le donne en entier", Datatype.DAY),
    Column("annee", "Année sous laquelle l’acte est rangé"),
    Column("modifie", "Ce que ce financement modifie, tel qu’imprimé"),
)


def _grants(told: Told) -> Iterator[tuple[object, ...]]:
    record = told.record
    for grant, row in zip(record.grants, grant_rows(told.published, told.addresses), strict=True):
        named = row.beneficiary if unmasked(grant.beneficiary) else None
        yield (
            *(row.iri, row.act.iri, record.number, row.date, row.authority.label, record.authority.siren),
            *(named.label if named else None, named.iri if named else None),
            *(grant.beneficiary_siret if named else None, grant.beneficiary_rna if named else None),
            *(grant.natural_person, grant.amount, grant.currency, GRANT_KIND[grant.kind] if grant.kind else None),
            *(grant.operation, grant.purpose, "; ".join(grant.territory), grant.period_start, grant.period_end),
            *(grant.quantity, grant.unit, grant.base, grant.rate, grant.article, told.words(grant.span)),
            *(day(row.date), told.published.act.keys.year, grant.amends),
        )


GRANTS = Table(name="subventions", title="Financements accordés", columns=_GRANT_COLUMNS, rows=_grants, of_grants=True)

_SHARE_COLUMNS = (
    Column("part", "Adresse de la part sur ce site", Datatype.ADDRESS),
    Column("financement", "Adresse du financement partagé", Datatype.ADDRESS),
    ACT,
    Column("territoire", "Territoire auquel la part revient"),
    Column("territoire_adresse", "Adresse du territoire sur ce site", Datatype.ADDRESS),
    Column("exercice", "Année à laquelle la part revient"),
    Column("montant", "Montant de la part", Datatype.SUM),
    Column("monnaie", "Code ISO 4217 de la monnaie"),
    WORDS,
)


def _shares(told: Told) -> Iterator[tuple[object, ...]]:
    for index, grant in enumerate(told.record.grants):
        of = thing_place(told.published.act.keys, "grants", index)
        for number, share in enumerate(grant.shares, start=1):
            yield (
                *(told.place(f"part-{number}-{of}"), told.place(of), told.document),
                *(share.territory, told.territory(share.territory), share.year, share.amount, grant.currency),
                told.words(share.span),
            )


SHARES = Table(
    name="repartitions",
    title="Parts des financements, par territoire ou par année",
    columns=_SHARE_COLUMNS,
    rows=_shares,
    of_grants=True,
)

_REFUSAL_COLUMNS = (
    Column("refus", "Adresse de la demande sur ce site", Datatype.ADDRESS),
    ACT,
    Column("demandeur", "Nom de l’organisme qui demande ; vide pour une personne physique"),
    Column("montant_demande", "Montant demandé", Datatype.SUM),
    Column("suite", "Suite donnée : demande rejetée, reportée, ou aide arrêtée"),
    WORDS,
)


def _refusals(told: Told) -> Iterator[tuple[object, ...]]:
    for index, refusal in enumerate(told.record.refusals):
        yield (
            *(told.thing("refusals", index), told.document, unmasked(refusal.beneficiary), refusal.amount),
            *(REFUSAL[refusal.outcome], told.words(refusal.span)),
        )


REFUSALS = Table(
    name="refus", title="Demandes sans suite favorable", columns=_REFUSAL_COLUMNS, rows=_refusals, of_grants=True
)

_BUDGET_COLUMNS = (
    Column("imputation", "Adresse de l’imputation sur ce site", Datatype.ADDRESS),
    ACT,
    Column("operation", "Code de l’opération"),
    Column("compte", "Compte ou nature budgétaire"),
    Column("fonction", "Fonction"),
    Column("chapitre", "Chapitre"),
    Column("ligne", "Ligne de crédit"),
    Column("budget", "Budget"),
    Column("section", "Section : fonctionnement ou investissement"),
    Column("exercice", "Année budgétaire"),
    Column("libelle", "Libellé"),
    Column("autorise", "Crédits ouverts", Datatype.SUM),
    Column("disponible", "Crédits disponibles", Datatype.SUM),
    Column("montant", "Montant imputé", Datatype.SUM),
    Column("solde", "Solde", Datatype.SUM),
    Column("monnaie", "Code ISO 4217 de la monnaie"),
    WORDS,
)


def _budget_lines(told: Told) -> Iterator[tuple[object, ...]]:
    for index, line in enumerate(told.record.budget_lines):
        yield (
            *(told.thing("budget_lines", index), told.document),
            *(line.operation_code, line.account, line.function, line.chapter, line.line, line.budget),
            *(BUDGET_SECTION[line.section] if line.section else None, line.year, line.label),
            *(line.authorised, line.available, line.amount, line.balance, line.currency, told.words(line.span)),
        )


BUDGET_LINES = Table(name="imputations", title="Imputations budgétaires", columns=_BUDGET_COLUMNS, rows=_budget_lines)
