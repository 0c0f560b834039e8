"""Minutes and registers cut into acts as a reader would cut them; nothing lost, nothing decided where nothing was."""

import re
from itertools import pairwise

import pytest

from publisher.parsing import Reading, read
from publisher.parsing.acts import read_acts
from publisher.parsing.agenda import Entry, rank_of, same
from publisher.parsing.layout import read_lines
from publisher.parsing.minutes import decided
from publisher.records import Deliberation, Span
from publisher.records.values import AttendanceStatus, Outcome
from publisher.sources import fetch
from publisher.text import extract
from tests import factories
from tests.command import SAMPLES
from tests.conftest import shared

HEAD = """Commune de Valcombreuse

Procès-verbal de la séance du conseil municipal du 6 février 2025

Présents : Mme Odile FERRAGUT, M. Lucien BRASSEMONT.

Secrétaire : M. Lucien BRASSEMONT

"""
END = """
La séance est levée à 21 h.

La maire,
Odile FERRAGUT
"""
RANKED = (
    HEAD
    + """1. Subvention au Foyer rural

La maire présente la demande.

Le conseil municipal, après en avoir délibéré, décide d’attribuer une subvention de 700 € au Foyer rural.

Vote : pour à l’unanimité

M. BRASSEMONT demande quand elle sera versée.

2. Informations diverses

Les travaux de la place commenceront en mars.

3. Tarif de la salle

Le conseil municipal fixe le tarif à 80 €.

Vote : 12 voix pour, 2 contre
"""
    + END
)
CODED = (
    HEAD
    + """I. Finances

DEL2025-03 : Subvention au Foyer rural pour l’organisation de la fête de la musique
et du bal

Après en avoir délibéré, le conseil municipal, à l’unanimité,
- ATTRIBUE une subvention de 700 € au Foyer rural

DEL2025-04 : Tarif de la salle

Le conseil municipal, à l’unanimité, fixe le tarif à 80 €.

II. Questions diverses

M. BRASSEMONT signale un nid-de-poule.
"""
    + END
)
ALONE = (
    HEAD.replace("Procès-verbal", "Compte rendu")
    + """Convention avec le refuge
Le maire fait part de la convention proposée. Le conseil municipal, à l’unanimité, accepte cette convention.

Site internet
Le site sera ouvert au printemps.

Achat de chaises
Après en avoir délibéré, le conseil municipal décide l’achat de vingt chaises.
"""
    + END
)
AGENDA = (
    HEAD
    + """Ordre du jour

1. Budget
     - Affectation du résultat
     - Vote des subventions
2. Travaux du lavoir
     - Demande de subvention auprès du Département
3. Questions diverses

1. Budget
     - Affectation du résultat

Mme la maire propose d’affecter l’excédent.

Vote : Pour à l’unanimité

     - Vote des subventions

    ASSOCIATIONS                                   Subvention 2025
    Judo                                              500 €

M. BRASSEMONT demande combien sont les licenciés.

Vote : Pour à l’unanimité

    Foyer rural                                       700 €

Vote : Pour : 1, contre : 1

2. Travaux du lavoir
     - Demande de subvention auprès du Département

Mme la maire demande aux membres du conseil s’ils sont d’accord pour solliciter 16 800 € auprès du Département.

Vote : Pour à l’unanimité

3. Questions diverses

Rien n’est décidé.
"""
    + END
)


def reading(characters: str) -> Reading:
    return read(factories.text(characters, layout=True), factories.source(characters))


def titles(characters: str) -> list[str | None]:
    return [act.title for act in reading(characters).acts]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        pytest.param(RANKED, ["Subvention au Foyer rural", "Tarif de la salle"], id="ranks"),
        pytest.param(
            CODED,
            ["Subvention au Foyer rural pour l’organisation de la fête de la musique et du bal", "Tarif de la salle"],
            id="numbers-of-acts",
        ),
        pytest.param(ALONE, ["Convention avec le refuge", "Achat de chaises"], id="titles-alone"),
        pytest.param(
            AGENDA,
            [
                "Affectation du résultat",
                "Vote des subventions",
                "Travaux du lavoir - Demande de subvention auprès du Département",
            ],
            id="agenda-printed-again",
        ),
    ],
)
def test_items_in_which_something_is_decided_are_acts(minutes: str, expected: list[str]) -> None:
    assert titles(minutes) == expected


def test_numbers_are_those_of_the_headings() -> None:
    assert [act.number for act in reading(CODED).acts] == ["DEL2025-03", "DEL2025-04"]
    assert [act.number for act in reading(RANKED).acts] == [None, None]


def test_each_act_has_the_sitting_and_its_own_vote() -> None:
    first, second = reading(RANKED).acts
    for act in (first, second):
        assert act.authority.name == "Commune de Valcombreuse"
        assert act.meeting_date == "2025-02-06"
        assert [member.status for member in act.attendance] == [AttendanceStatus.PRESENT] * 2
        assert [signatory.name for signatory in act.signatories] == ["Odile FERRAGUT"]
    assert first.vote is not None
    assert first.vote.unanimous is True
    assert second.vote is not None
    assert (second.vote.in_favour, second.vote.against) == (12, 2)


def test_grants_are_of_their_own_act() -> None:
    assert [[grant.beneficiary for grant in act.grants] for act in reading(RANKED).acts] == [["Foyer rural"], []]


def test_request_put_to_the_vote_is_no_grant() -> None:
    assert reading(AGENDA).acts[2].grants == ()


def test_each_row_has_its_vote() -> None:
    act = reading(AGENDA).acts[1]
    assert [(grant.beneficiary, str(grant.amount)) for grant in act.grants] == [
        ("Judo", "500.00"),
        ("Foyer rural", "700.00"),
    ]
    votes = [grant.vote for grant in act.grants]
    assert [vote and vote.unanimous for vote in votes] == [True, False]


def kinds(characters: str, words: str) -> set[str]:
    """Kinds of the parts that hold some words of a text."""
    at = characters.index(words)
    return {
        part.kind for act in reading(characters).acts for part in act.parts if part.span.start <= at < part.span.end
    }


@pytest.mark.parametrize(
    ("minutes", "words", "kind"),
    [
        (RANKED, "Présents :", "attendance"),
        (RANKED, "La maire présente la demande", "statement"),
        (RANKED, "Le conseil municipal, après", "dispositif"),
        (RANKED, "Vote : pour", "vote"),
        (RANKED, "demande quand elle", "debate"),
        (RANKED, "Informations diverses", "other_item"),
        (RANKED, "Les travaux de la place", "other_item"),
        (RANKED, "La séance est levée", "signature"),
        (ALONE, "Le conseil municipal, à l’unanimité, accepte", "dispositif"),
        (ALONE, "Le site sera ouvert", "other_item"),
        (AGENDA, "Ordre du jour", "agenda"),
        (AGENDA, "Judo ", "dispositif"),
        (AGENDA, "combien sont les licenciés", "debate"),
    ],
)
def test_parts_are_what_a_reader_would_call_them(minutes: str, words: str, kind: str) -> None:
    assert kinds(minutes, words) == {kind}


@pytest.mark.parametrize("minutes", [RANKED, CODED, ALONE, AGENDA], ids=["ranked", "coded", "alone", "agenda"])
def test_every_character_is_in_one_part_of_one_act(minutes: str) -> None:
    spans = [part.span for act in reading(minutes).acts for part in act.parts]
    assert spans[0].start == 0
    assert spans[-1].end == len(minutes)
    assert all(before.end == after.start for before, after in pairwise(spans))


def test_title_is_where_the_record_says() -> None:
    for act in reading(CODED).acts:
        (span,) = act.spans["/title"]
        assert act.title is not None
        assert " ".join(CODED[slice(*span)].split()).rstrip(" :") == act.title


@pytest.mark.parametrize(
    "path", [path for path in sorted(SAMPLES.glob("*.txt")) if "pv" not in path.stem], ids=lambda path: path.stem
)
def test_an_extract_is_one_act(path: object) -> None:
    text = extract(fetch(str(path)))
    assert len(read_acts(text.characters, read_lines(text), factories.source(text.characters))) == 1


def test_register_holds_whole_acts() -> None:
    acts = [(SAMPLES / f"valcombreuse-2024-{number}.txt").read_text(encoding="utf-8") for number in (17, 22, 31)]
    characters = "\n\n".join(acts)
    found = reading(characters).acts
    assert [act.number for act in found] == ["2024-17", "2024-22", "2024-31"]
    assert [act.vote and act.vote.outcome for act in found] == [Outcome.ADOPTED, Outcome.POSTPONED, Outcome.ADOPTED]
    starts = [characters.index("RÉPUBLIQUE", at) for at in (0, len(acts[0]), len(acts[0]) + len(acts[1]) + 2)]
    assert [act.parts[0].span.start for act in found] == [0, *starts[1:]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Vote : Pour à l’unanimité", True),
        ("14 votes pour / 2 abstentions", True),
        ("ADOPTÉ 9 voix pour, 5 abstentions.", True),
        ("Le conseil municipal, à l’unanimité, nomme M. X.", True),
        ("Vote :\n   − Pour : 16", True),
        ("Le Conseil Municipal :\n- PREND ACTE du rapport", True),
        ("M. X a été proclamé maire.", True),
        ("Le conseil municipal a délibéré en 2022 sur les tarifs.", False),
        ("Par délibération du 6 mai, le conseil municipal avait approuvé le projet.", False),
        ("Le conseil départemental confirme son engagement.", False),
        ("en 2022 pour les 20 % de foyers les plus aisés", False),
        ("Le bureau de vote est ouvert.", False),
    ],
)
def test_tells_a_decision_from_talk(words: str, expected: bool) -> None:
    assert decided(read_lines(factories.text(words))) is expected


@pytest.mark.parametrize(
    ("heading", "rank", "entry", "expected"),
    [
        ("travaux du lavoir", 2, Entry("travaux du lavoir", 2), True),
        ("padd", 2, Entry("padd (plan d'amenagement et de developpement durable)", 2), True),
        ("padd", 3, Entry("padd (plan d'amenagement et de developpement durable)", 2), False),
        ("admission en non valeur", None, Entry("admissions en non-valeur", None), True),
        ("tarif de la salle", None, Entry("tarif de la cantine", None), False),
    ],
)
def test_knows_an_entry_of_the_agenda_again(heading: str, rank: int | None, entry: Entry, expected: bool) -> None:
    assert same(heading, rank, entry) is expected


@pytest.mark.parametrize(("words", "value"), [("7", 7), ("12", 12), ("i", 1), ("iv", 4), ("ix", 9), ("xii", 12)])
def test_reads_ranks(words: str, value: int) -> None:
    assert rank_of(words) == value


def real(*path: str) -> tuple[Deliberation, ...]:
    text = extract(fetch(str(shared("corpus", *path))))
    return read(text, factories.source(text.characters)).acts


@pytest.mark.parametrize(
    ("path", "number", "decided_in"),
    [
        pytest.param(("pierrefonds", "20241015-PV.pdf"), 4, "Tarif", id="numbered-by-the-council"),
        pytest.param(("pierrefonds", "compte-rendu-02-02-2016.pdf"), 4, "assainissement", id="agenda"),
        pytest.param(("lisieres-de-l-oise", "2025-11-13-compte-rendu.pdf"), 15, "GEOTP", id="community"),
        pytest.param(("couthenans", "CR_reunion_20210917.pdf"), 11, "Motion", id="informal"),
        pytest.param(("ville-oise", "cr030212.pdf"), 12, "Pizza", id="titles-alone"),
        pytest.param(("ville-oise", "cr031210.pdf"), 5, "MAISON", id="titles-in-capitals"),
    ],
)
def test_real_minutes_are_cut_where_they_decide(path: tuple[str, ...], number: int, decided_in: str) -> None:
    """Counted by hand in the document."""
    acts = real(*path)
    assert len(acts) == number
    assert any(decided_in in (act.title or "") for act in acts)
    assert not any(re.search("(?i)questions? diverses|informations", act.title or "") for act in acts)


def test_nothing_is_invented_in_real_minutes() -> None:
    """Sums asked for, received, or of works are no grants; what is granted was read by hand."""
    granted = {
        (act.number, grant.beneficiary, str(grant.amount))
        for act in real("lisieres-de-l-oise", "2025-11-13-compte-rendu.pdf")
        for grant in act.grants
        if act.number in {"DEL2025-76", "DEL2024-78", "DEL2025-82", "DEL2025-84"}
    }
    assert {(number, amount) for number, _, amount in granted} == {("DEL2025-76", "3273.31"), ("DEL2024-78", "4703.00")}


def test_spans_of_all_acts_count_in_the_whole_source() -> None:
    characters = (SAMPLES / "brisemont-pv-2024-10-21.txt").read_text(encoding="utf-8")
    acts = reading(characters).acts
    assert [characters[slice(*grant.span)].split()[0] for act in acts for grant in act.grants][:2] == ["Les", "Chorale"]
    assert all(isinstance(span, Span) for act in acts for spans in act.spans.values() for span in spans)
