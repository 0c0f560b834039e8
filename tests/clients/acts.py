"""Made-up acts of several towns, and what becomes of them from one publication to the next: the same for a seed."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from publisher.formatting import MONTHS

# Names and SIREN of towns that do not exist; the numbers have the form of those of communes, with their check digit.
TOWNS = (("Valcombreuse", "219900016"), ("Brisemont", "219900024"), ("Saint-Évrien", "219900032"))
YEARS = (2022, 2023)
KINDS = ("Foyer", "Chorale")
RARE_KINDS = ("Amicale", "Théâtre", "Comité des fêtes", "Judo club", "Cercle", "Ateliers")
PLACES = ("des Ajoncs", "des Bruyères", "des Charmes", "des Digitales", "des Érables", "des Fougères", "des Genêts")
AREAS = ("du bourg", "du lac", "de la rive", "des hauts", "du vallon", "de la gare", "du pont", "de l’étang")
RARE = len(RARE_KINDS) * len(PLACES) * len(AREAS)

TEXT = """COMMUNE DE {town}

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Séance du {day}

Délibération n° {number}

Objet : Subventions aux associations – année {year}

Vu le code général des collectivités territoriales, notamment son article L. 2311-7 ;

Le conseil municipal, après en avoir délibéré,

DÉCIDE d’attribuer, au titre de l’année {year}, les subventions suivantes :

Association                                        Montant attribué

{first:<52}{one:>10} €
{second:<52}{two:>10} €

TOTAL                                               {total:>10} €

Adopté à l’unanimité.

Publié le {posted}
ID : 099-{siren}-{compact}-{underscored}-DE

Acte fictif : cette commune et ces associations n’existent pas.
"""


def amount(euros: int) -> str:
    """A sum as French writes it."""
    return f"{euros:,}".replace(",", " ") + ",00"


@dataclass(slots=True, kw_only=True)
class Acts:
    """A folder of acts that grows and changes; ``seed`` decides all that chance decides."""

    folder: Path
    seed: int = 20250115
    bodies: list[int] = field(default_factory=list)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311
        self.folder.mkdir(parents=True)

    def add(self, some: int) -> list[Path]:
        """New acts."""
        begun = len(self.bodies)
        self.bodies += [self.chance.randrange(RARE) for _ in range(some)]
        return [self.write(index) for index in range(begun, begun + some)]

    def change(self, some: int) -> list[Path]:
        """Other sums in some acts, and in others another body, so that bodies that no other act names are withdrawn."""
        drawn = self.chance.sample(range(len(self.bodies)), 2 * some)
        for index in drawn[:some]:
            self.bodies[index] = self.chance.randrange(RARE)
        return [self.write(index) for index in sorted(drawn)]

    def write(self, index: int) -> Path:
        """An act with sums drawn anew; all else of it depends on its place in the row and on its second body."""
        town, siren = TOWNS[index % len(TOWNS)]
        year = YEARS[index // len(TOWNS) % len(YEARS)]
        held = date(year, 1, 10) + timedelta(days=index // 9 % 320)
        number = f"{year}-{index + 1:05}"
        one, two = (self.chance.randrange(1, 90) * 50 for _ in range(2))
        text = TEXT.format(
            town=town.upper(),
            day=f"{held.day} {MONTHS[held.month - 1]} {year}",
            number=number,
            year=year,
            first=f"{KINDS[index % 2]} {PLACES[index % 5]}",
            second=f"{body(self.bodies[index])}",
            one=amount(one),
            two=amount(two),
            total=amount(one + two),
            posted=f"{held + timedelta(days=4):%d/%m/%Y}",
            siren=siren,
            compact=f"{held:%Y%m%d}",
            underscored=number.replace("-", "_"),
        )
        path = self.folder / f"acte-{index:05}.txt"
        path.write_text(text, encoding="utf-8")
        return path


def body(index: int) -> str:
    """The name of a body that few acts fund."""
    kind, rest = index % len(RARE_KINDS), index // len(RARE_KINDS)
    return f"{RARE_KINDS[kind]} {PLACES[rest % len(PLACES)]} {AREAS[rest // len(PLACES)]}"
