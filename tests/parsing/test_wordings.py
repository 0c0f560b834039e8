"""Wordings of heads as authorities print them: number, title, date, officers, who reports. Every name is invented."""

import pytest

from tests.parsing.acts import act


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("N° de délibération : 2024-17", "2024-17"),
        ("Numéro de l’acte : 2024-17", "2024-17"),
        ("Référence de l’acte : DEL_2024_017", "DEL_2024_017"),
        ("N° d’ordre : 2024-17", "2024-17"),
        ("DCM 2024-017", "2024-017"),
        ("DEL-CM-24-017", "DEL-CM-24-017"),
        ("Question n° 4", None),
        ("N° d’ordre : 17", None),
        ("Réf : 2024-017", None),
    ],
)
def test_number(printed: str, number: str | None) -> None:
    assert act(number=printed).number == number


@pytest.mark.parametrize(
    "printed",
    [
        "OBJET DE LA DÉLIBÉRATION\n\nTarifs de la salle",
        "Objet\nTarifs de la salle",
        "OBJET/ Tarifs de la salle",
        "OBIET \\* Tarifs de la salle",
        "DBJET : Tarifs de la salle",
        "Sujet : Tarifs de la salle",
        "Intitulé : Tarifs de la salle",
        "Titre : Tarifs de la salle",
        "5. Tarifs de la salle",
        "Rapport n° 5 : Tarifs de la salle",
        "Point n° 5 : Tarifs de la salle",
    ],
)
def test_title(printed: str) -> None:
    assert act(title=printed).title == "Tarifs de la salle"


def test_title_that_goes_on_under_its_rubric() -> None:
    assert act(title="OBJET : Finances\n\n> Tarifs de la salle").title == "Finances > Tarifs de la salle"


@pytest.mark.parametrize(
    "printed",
    [
        "L’an deux mil vingt-quatre et le quatorze du mois de mars, à dix-neuf heures, le conseil municipal",
        "Le quatorze mars deux mille vingt-quatre à vingt heures, le conseil municipal s’est réuni en mairie",
        "Le 14 mars 2024, à 20h30, le Conseil Municipal, légalement convoqué le 8 mars 2024, s’est réuni",
        "Le conseil municipal convoqué le vendredi 8 mars 2024 s’est réuni le jeudi 14 mars 2024",
        "Le Conseil municipal de Valcombreuse s’est réuni le 14 mars 2024 à 19 h",
        "Aujourd’hui jeudi 14 mars 2024, à 19 heures, le conseil municipal",
        "Délibération du 14 mars 2024",
        "Session ordinaire du 14 mars 2024",
        "Assemblée du 14 mars 2024",
        "En date du 14 mars 2024",
        "Du 14 mars 2024",
    ],
)
def test_date(printed: str) -> None:
    assert act(date=printed).meeting_date == "2024-03-14"


@pytest.mark.parametrize(
    ("printed", "convened", "codes"),
    [
        pytest.param("Date de convocation : 8 mars\nSéance du 14 mars 2024", "2024-03-08", set(), id="year-of-sitting"),
        pytest.param("Convocation du 28 décembre\nSéance du 5 janvier 2024", "2023-12-28", set(), id="year-before"),
        pytest.param(
            "Date de convocation : 8 décembre\nSéance du 14 mars 2024",
            None,
            {"convocation.without-year"},
            id="too-long",
        ),
        pytest.param(
            "Date de convocation : 20 mars\nSéance du 14 mars 2024", None, {"convocation.without-year"}, id="after"
        ),
        pytest.param("Date de convocation : 8 mars 2024\nSéance du 14 mars 2024", "2024-03-08", set(), id="with-year"),
    ],
)
def test_convocation_without_year(printed: str, convened: str | None, codes: set[str]) -> None:
    found = act(date=printed)
    assert found.convened_on == convened
    assert {finding.code for finding in found.findings if finding.code.startswith("convocation")} == codes


@pytest.mark.parametrize(
    ("printed", "president"),
    [
        ("M. Luc ROUX, maire, préside la séance.", "Luc ROUX"),
        ("M. Luc ROUX, Président, ouvre la séance", "Luc ROUX"),
        ("M. le Maire, Luc ROUX, ouvre la séance et procède à l’appel.", "Luc ROUX"),
        ("sous la présidence du maire, M. Luc ROUX", "Luc ROUX"),
        ("sous la présidence du doyen d’âge, M. Luc ROUX", "Luc ROUX"),
        ("La présidence est assurée par M. Luc ROUX", "Luc ROUX"),
        ("Le président du conseil remercie M. Luc ROUX", None),
    ],
)
def test_president(printed: str, president: str | None) -> None:
    assert act(date=f"Séance du 14 mars 2024\n\n{printed}").president == president


@pytest.mark.parametrize(
    ("printed", "secretary"),
    [
        ("Mme Zoé PETIT a été désignée secrétaire de séance.", "Zoé PETIT"),
        ("A été nommée secrétaire de séance : Mme Zoé PETIT", "Zoé PETIT"),
        ("Est désignée secrétaire de séance Mme Zoé PETIT", "Zoé PETIT"),
        ("Zoé PETIT a été désignée en qualité de secrétaire par le conseil municipal.", "Zoé PETIT"),
        ("Le conseil municipal nomme Mme Zoé PETIT secrétaire de séance.", "Zoé PETIT"),
        ("Le conseil a désigné Mme Zoé PETIT comme secrétaire de séance.", "Zoé PETIT"),
        ("Le secrétariat de séance est assuré par : Mme Zoé PETIT", "Zoé PETIT"),
        ("Mme Zoé PETIT remplit les fonctions de secrétaire.", "Zoé PETIT"),
        ("Madame Zoé PETIT est désignée à l’unanimité secrétaire de séance", "Zoé PETIT"),
        ("Secrétaire élue pour la durée de la session : Mme Zoé PETIT", "Zoé PETIT"),
        ("Secrétaire de séance Mme Zoé PETIT", "Zoé PETIT"),
        ("SECRÉTAIREDE SÉANCE : Monsiour Jean BLANC", "Jean BLANC"),
        ("M. le Maire propose Mme Zoé PETIT comme secrétaire de séance.", None),
    ],
)
def test_secretary_is_never_the_last_of_a_list_above(printed: str, secretary: str | None) -> None:
    assert act(secretary=printed).secretary == secretary


@pytest.mark.parametrize(
    ("printed", "rapporteur"),
    [
        ("Mme Zoé PETIT expose que les tarifs doivent être revus.", "Zoé PETIT"),
        ("Sur rapport de M. Jean BLANC,", "Jean BLANC"),
        ("M. Jean BLANC, adjoint aux sports, présente les tarifs de la salle.", "Jean BLANC"),
        ("Madame Zoé PETIT, conseillère déléguée, donne lecture du rapport", "Zoé PETIT"),
        ("Sur l’exposé de Mme Zoé PETIT,", "Zoé PETIT"),
        ("Présenté par : Mme Zoé PETIT", "Zoé PETIT"),
        ("Monsieur le maire expose que les tarifs doivent être revus.", None),
        ("Sur rapport de Monsieur le Maire", None),
        ("Mme PETIT demande si les tarifs ont changé.", None),
    ],
)
def test_rapporteur(printed: str, rapporteur: str | None) -> None:
    assert act(reasons=printed).rapporteur == rapporteur


COLUMNS = [
    pytest.param(
        """COMMUNE DE VALCOMBREUSE

Séance du jeudi 14           Présents : M. Luc ROUX, Mme Zoé PETIT,
mars 2024                    M. Jean BLANC, Mme Ève NOIR
Convocation du 8             Absents : M. Paul VERT
mars 2024                    Secrétaire : Mme Zoé PETIT""",
        5,
        id="left-column",
    ),
    pytest.param(
        """COMMUNE DE VALCOMBREUSE                                     Séance du 14
                                                             mars 2024
Conseillers en exercice : 15                                 Salle des fêtes
Présents : 12
Votants : 14

Étaient présents : M. Luc ROUX, Mme Zoé PETIT""",
        2,
        id="right-column",
    ),
    pytest.param(
        """COMMUNE DE                              L’an deux mille vingt-
VALCOMBREUSE                            quatre, le quatorze mars,
                                        le conseil municipal s’est
Nombre de conseillers                   réuni à la mairie sous la
En exercice       15                    présidence de M. Luc ROUX.
Présents          12                    Étaient présents : M. Luc
Votants           14                    ROUX, Mme Zoé PETIT""",
        2,
        id="year-in-words",
    ),
]


@pytest.mark.parametrize(("head", "members"), COLUMNS)
def test_date_cut_by_the_gutter_of_two_columns(head: str, members: int) -> None:
    found = act(top=head, number="", date="", attendance="", secretary="")
    assert found.meeting_date == "2024-03-14"
    assert found.authority.name == "Commune de Valcombreuse"
    assert len(found.attendance) == members


@pytest.mark.parametrize(
    ("printed", "authority", "body"),
    [
        ("PETR du Pays d’Orlenne\nComité syndical", "PETR du Pays d’Orlenne", "Comité syndical"),
        ("EPTB Orve\nComité syndical", "EPTB Orve", "Comité syndical"),
        ("Pôle métropolitain Orve-Loire\nComité syndical", "Pôle métropolitain Orve-Loire", "Comité syndical"),
        ("SDIS de l’Orve\nConseil d’administration", "SDIS de l’Orve", "Conseil d’administration"),
        ("Caisse des écoles de Valcombreuse\nComité", "Caisse des écoles de Valcombreuse", None),
        ("Collectivité territoriale de l’Île-Verte", "Collectivité territoriale de l’Île-Verte", None),
        ("Commune nouvelle de Valcombreuse\nConseil municipal", "Commune de Valcombreuse", "Conseil municipal"),
        ("Syndicat mixte du Pays d’Orlenne\nBureau syndical", "Syndicat mixte du Pays d’Orlenne", "Bureau syndical"),
        (
            "Communauté d’agglomération Pontorlen Agglo\nBureau communautaire",
            "Communauté d’agglomération Pontorlen Agglo",
            "Bureau communautaire",
        ),
    ],
)
def test_authority(printed: str, authority: str, body: str | None) -> None:
    decision = "Après en avoir délibéré, l’assemblée décide :\n- de fixer le tarif de la salle à 100 € par jour."
    found = act(top=printed, date="Séance du 14 mars 2024", decision=decision)
    assert (found.authority.name, found.body) == (authority, body)


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Signé électroniquement par : Luc ROUX", "Luc ROUX", None),
        ("Acte signé par M. Luc ROUX, Maire", "Luc ROUX", "Maire"),
        ("P/O le Maire,\nJean BLANC", "Jean BLANC", None),
        ("Le Maire : L. ROUX", "L. ROUX", "Maire"),
    ],
)
def test_signature(printed: str, name: str, role: str | None) -> None:
    (signed,) = act(signature=printed).signatories
    assert (signed.name, signed.role) == (name, role)


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("- Vu la loi n° 82-213 du 2 mars 1982,\n- Vu l’arrêté préfectoral du 3 mai 2019,", id="dashes"),
        pytest.param("Vu la loi n° 82-213 du 2 mars 1982\nVu l’arrêté préfectoral du 3 mai 2019", id="no-punctuation"),
        pytest.param("• Vu la loi n° 82-213 du 2 mars 1982 ;\n• Vu l’arrêté préfectoral du 3 mai 2019 ;", id="bullets"),
    ],
)
def test_each_visa_is_a_citation(printed: str) -> None:
    assert [(cited.kind.value, cited.date) for cited in act(reasons=printed).citations] == [
        ("law", "1982-03-02"),
        ("order", "2019-05-03"),
    ]
