"""The tables of votes, of positions in them, and of who took part in the sitting.

Members and signing officials are named, for they act in public office; a name that is masked names nobody.
"""

from collections.abc import Iterator

from publisher.keys.places import VOTE_PLACE, thing_place
from publisher.pages.wording import BALLOT, MOVEMENT, OUTCOME, POSITION, STATUS
from publisher.records import Vote
from publisher.records.values import Unanimity
from publisher.release.tables.columns import ACT, WORDS, Column, Datatype, Table
from publisher.release.tables.told import Told

_UNANIMITY = {Unanimity.MEMBERS: "des membres", Unanimity.VOTES_CAST: "des suffrages exprimés"}

_VOTE_COLUMNS = (
    Column("vote", "Adresse du vote sur ce site", Datatype.ADDRESS),
    ACT,
    Column("financement", "Adresse du financement, s’il est voté à part", Datatype.ADDRESS),
    Column("voix_pour", "Voix pour, si l’acte les compte", Datatype.COUNT),
    Column("voix_contre", "Voix contre, si l’acte les compte", Datatype.COUNT),
    Column("abstentions", "Abstentions, si l’acte les compte", Datatype.COUNT),
    Column("sans_vote", "Membres n’ayant pas pris part au vote, si l’acte les compte", Datatype.COUNT),
    Column("unanimite", "oui si l’acte dit l’unanimité, non s’il dit une voix contre ou une abstention", Datatype.FLAG),
    Column("unanimite_de", "Unanimité des membres, ou des suffrages exprimés"),
    Column("scrutin", "Mode de scrutin"),
    Column("resultat", "Issue du vote"),
    WORDS,
)


def _of_the_act(told: Told) -> Iterator[tuple[Vote, str]]:
    """Each vote with the end of its fragments: nothing for that on the act, else that of the grant voted apart."""
    if told.record.vote:
        yield told.record.vote, ""
    for index, grant in enumerate(told.record.grants):
        if grant.vote:
            yield grant.vote, f"-{thing_place(told.published.act.keys, 'grants', index)}"


def _votes(told: Told) -> Iterator[tuple[object, ...]]:
    for vote, of in _of_the_act(told):
        yield (
            *(told.place(f"{VOTE_PLACE}{of}"), told.document, told.place(of[1:]) if of else None),
            *(vote.in_favour, vote.against, vote.abstention, vote.not_voting, vote.unanimous),
            _UNANIMITY[vote.unanimity] if vote.unanimity else None,
            BALLOT[vote.ballot] if vote.ballot else None,
            OUTCOME[vote.outcome] if vote.outcome else None,
            told.words(vote.span),
        )


VOTES = Table(name="votes", title="Votes", columns=_VOTE_COLUMNS, rows=_votes)

_POSITION_COLUMNS = (
    Column("prise_de_position", "Adresse de la position sur ce site", Datatype.ADDRESS),
    Column("vote", "Adresse du vote", Datatype.ADDRESS),
    ACT,
    Column("position", "Pour, contre, abstention ou sans vote"),
    Column("groupe", "Groupe politique"),
    Column("nombre", "Nombre de voix du groupe, si l’acte le donne", Datatype.COUNT),
    Column("elu", "Nom de l’élu ou de l’élue"),
    Column("elu_adresse", "Son adresse sur ce site", Datatype.ADDRESS),
    WORDS,
)


def _positions(told: Told) -> Iterator[tuple[object, ...]]:
    for vote, of in _of_the_act(told):
        voted = (told.place(f"{VOTE_PLACE}{of}"), told.document)
        for number, group in enumerate(vote.groups, start=1):
            thing = told.place(f"{VOTE_PLACE}-groupe-{number}{of}")
            yield thing, *voted, POSITION[group.position], group.group, group.count, None, None, told.words(group.span)
        for number, member in enumerate(vote.members, start=1):
            thing = told.place(f"{VOTE_PLACE}-membre-{number}{of}")
            person = told.person(member.name)
            yield thing, *voted, POSITION[member.position], None, None, *person, told.words(member.span)


POSITIONS = Table(
    name="positions", title="Positions des groupes et des élus", columns=_POSITION_COLUMNS, rows=_positions
)

_PRESENCE_COLUMNS = (
    Column("presence", "Adresse de cette mention sur ce site", Datatype.ADDRESS),
    ACT,
    Column("mention", "présent, représenté, excusé, absent, arrivée, départ, déport ou signature"),
    Column("personne", "Nom de l’élu, de l’élue ou du signataire, en fonction publique"),
    Column("personne_adresse", "Son adresse sur ce site", Datatype.ADDRESS),
    Column("civilite", "Civilité, telle qu’imprimée"),
    Column("qualite", "Qualité, telle qu’imprimée"),
    Column("groupe", "Groupe politique"),
    Column("mandataire", "Qui la représente"),
    Column("mandataire_adresse", "Adresse du mandataire sur ce site", Datatype.ADDRESS),
    Column("voix_deliberative", "non si la personne siège sans voix délibérative", Datatype.FLAG),
    Column("heure", "Heure de l’arrivée ou du départ (HH:MM)"),
    Column("avant_le_point", "Point de l’ordre du jour avant lequel elle arrive ou part"),
    Column("pour_le_compte_de", "Au nom de qui elle signe"),
    WORDS,
)


def _presences(told: Told) -> Iterator[tuple[object, ...]]:
    record, act = told.record, told.document
    for index, person in enumerate(record.attendance):
        yield (
            *(told.thing("attendance", index), act, STATUS[person.status][0], *told.person(person.name)),
            *(person.honorific, person.role, person.group, *told.person(person.represented_by), person.voting),
            *(None, None, None, told.words(person.span)),
        )
    for index, movement in enumerate(record.movements):
        yield (
            *(told.thing("movements", index), act, MOVEMENT[movement.kind], *told.person(movement.name)),
            *(*(None,) * 6, movement.at, movement.before_item, None, told.words(movement.span)),
        )
    for index, recusal in enumerate(record.recusals):
        yield (
            *(told.thing("recusals", index), act, "déport", *told.person(recusal.name), recusal.honorific),
            *(*(None,) * 8, told.words(recusal.span)),
        )
    for index, signatory in enumerate(record.signatories):
        yield (
            *(told.thing("signatories", index), act, "signature", *told.person(signatory.name), None, signatory.role),
            *(*(None,) * 6, told.person(signatory.on_behalf_of)[0], told.words(signatory.span)),
        )


PRESENCES = Table(
    name="presences",
    title="Présences, mouvements, déports et signatures",
    columns=_PRESENCE_COLUMNS,
    rows=_presences,
)
