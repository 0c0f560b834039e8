"""Tables whose titles and cells are wrapped and centred, so that no line of them is full; and what members owe."""

from tests.parsing.acts import act

WRAPPED = """\
                                                   Dépenses        Aide     Aide Région (20
    Entreprise     Commune          Projet
                                                  éligibles HT     CCVB       %), pour info

  SARL
                                    Remplacement du
  Boulangerie      Brizelle                             38 200,00 €   3 820,00 €    7 640,00 €
                                    four
  Ardant

  EURL Cycles de   Saint-Orens-la-   Aménagement du
                                                        21 465,00 €   2 146,50 €    4 293,00 €
  la Vouzelle      Tour              magasin

  SAS L’Atelier
                   Vollandre         Vitrine            56 900,00 €   5 000,00 €   11 380,00 €
  du Couteau
"""
OWED = """\
  Communes                    Population    Élèves     Participation 2023     Participation 2024
  Saint-Orens                    1 012         71            98 240,12 €           103 870,55 €
  La Chapelle-Brize                418         28            41 015,30 €            42 106,80 €
"""
LEAD = "Le conseil municipal, après en avoir délibéré, décide :\n\nArticle 1 : D’attribuer les aides suivantes :\n\n"


def test_the_cells_of_all_rows_tell_the_columns_apart() -> None:
    found = act(title="Objet : Aides au commerce", decision=f"{LEAD}{WRAPPED}\nArticle 2 : De notifier la décision.")
    assert [str(grant.amount) for grant in found.grants] == ["3820.00", "2146.50", "5000.00"]


def test_what_members_owe_is_no_grant() -> None:
    lead = "Le comité syndical, après en avoir délibéré, décide d’approuver la répartition suivante :\n\n"
    found = act(title="Objet : Participations des communes membres", decision=f"{lead}{OWED}")
    assert found.grants == ()
