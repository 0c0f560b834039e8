"""Parts of acts in the wordings that authorities use: head, attendance, visas, vote, signature, stamp."""

import textwrap
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.roundtrip.records import Act, Person, french

WIDTH = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Choices of an authority that hold for the whole of its act."""

    thousands: str
    euro: str
    cents: bool
    numeric_dates: bool
    head: int
    attendance: int
    proxies: int
    ballot: int
    opening: int
    signature: int


styles = st.builds(
    Style,
    thousands=st.sampled_from((" ", "\u00a0", "\u202f", "")),
    euro=st.sampled_from((" €", "€", " euros", "\u00a0€")),
    cents=st.booleans(),
    numeric_dates=st.booleans(),
    head=st.integers(min_value=0, max_value=2),
    attendance=st.integers(min_value=0, max_value=2),
    proxies=st.integers(min_value=0, max_value=2),
    ballot=st.integers(min_value=0, max_value=3),
    opening=st.integers(min_value=0, max_value=3),
    signature=st.integers(min_value=0, max_value=2),
)


def money(style: Style, value: Decimal) -> str:
    """A sum as the style prints it; cents where the sum has any."""
    whole, cents = divmod(int(value * 100), 100)
    printed = f"{whole:,}".replace(",", style.thousands)
    return f"{printed},{cents:02d}{style.euro}" if cents or style.cents else f"{printed}{style.euro}"


def printed_date(style: Style, day: date) -> str:
    """A date in figures or with the name of its month."""
    return f"{day:%d/%m/%Y}" if style.numeric_dates else french(day)


def paragraph(words: str) -> str:
    """Words broken at the width of the page, at blanks only."""
    return "\n".join(textwrap.wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False))


def said(person: Person) -> str:
    """« Mme Diane CORVELIN »."""
    return " ".join(person)


def _of_body(act: Act) -> str:
    """« du conseil municipal »."""
    return f"du {act.body.assembly}"


def _chair(act: Act) -> str:
    return act.body.chair_she if act.president[0] == "Mme" else act.body.chair


def head(act: Act, style: Style) -> str:
    """Authority, number, sitting and presidency, in one of three layouts."""
    convened = printed_date(style, act.convened)
    met = paragraph(
        f"Le {act.body.assembly} de la {act.authority}, légalement convoqué le {convened}, s’est réuni en séance "
        f"publique, sous la présidence de {said(act.president)}, {_chair(act)}."
        if act.body.kind != "département"
        else f"Le {act.body.assembly}, légalement convoqué le {convened}, s’est réuni en séance publique, sous la "
        f"présidence de {said(act.president)}, {_chair(act)}."
    )
    name = act.authority.upper()
    if style.head == 0:
        top = f"{name}\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS {_of_body(act).upper()}\n\nSéance du {french(act.day)}"
        return f"{top}\n\nDélibération n° {act.number}\n\n{met}"
    if style.head == 1:
        left = [act.authority, "", "RÉPUBLIQUE FRANÇAISE", "Liberté – Égalité – Fraternité"]
        right = [f"DÉLIBÉRATION N° {act.number}", "", act.body.assembly.upper(), f"Séance du {french(act.day)}"]
        top = "\n".join(f"{one:52}{other}".rstrip() for one, other in zip(left, right, strict=True))
        return f"{top}\n\n{met}"
    top = f"{act.authority:^{WIDTH}}\n{'DÉLIBÉRATION ' + _of_body(act).upper():^{WIDTH}}"
    return f"{top}\n\n{f'Réunion du {french(act.day)}':^{WIDTH}}\n\n(N° {act.number})\n\n{met}"


def attendance(act: Act, style: Style) -> str:
    """Those present and away, who represents whom, who writes."""
    listed = (", ".join, "\n".join, " ; ".join)[style.attendance]
    present = listed([said(person) for person in act.present])
    blocks = [
        f"Étaient présents :\n{present}." if style.attendance == 1 else paragraph(f"Étaient présents : {present}.")
    ]
    if act.represented:
        blocks.append(_proxies(act, style))
    for label, people in (("Absents excusés", act.excused), ("Absents", act.absent)):
        if people:
            blocks.append(paragraph(f"{label} : {', '.join(map(said, people))}."))
    blocks.append(f"Secrétaire de séance : {said(act.secretary)}")
    return "\n\n".join(blocks)


def _proxies(act: Act, style: Style) -> str:
    pairs = [(said(one), said(other)) for one, other in act.represented]
    if style.proxies == 0:
        items = ", ".join(f"{one} à {other}" for one, other in pairs)
        return paragraph(f"Absents ayant donné pouvoir : {items}.")
    if style.proxies == 1:
        items = ", ".join(f"{one} (pouvoir à {other})" for one, other in pairs)
        return paragraph(f"Absents représentés : {items}.")
    return "Procurations :\n" + "\n".join(f"  - {one} à {other}" for one, other in pairs)


def visas(act: Act) -> str:
    """The texts relied on, and one reason."""
    cited = "\n".join(paragraph(f"Vu {cite.printed} ;") for cite in act.cites)
    return f"{cited}\n\nConsidérant l’intérêt local des projets présentés ;"


def opening(act: Act, style: Style) -> str:
    """The words that introduce what is decided."""
    return (
        f"Le {act.body.assembly}, après en avoir délibéré, décide :",
        "Après en avoir délibéré,\n\nDÉCIDE :",
        f"Le {act.body.assembly},\nOuï l’exposé du rapporteur,\nAprès en avoir délibéré,\n\nDÉCIDE",
        f"LE {act.body.assembly.upper()}, APRÈS EN AVOIR DÉLIBÉRÉ, DÉCIDE :",
    )[style.opening]


def vote(act: Act, style: Style) -> str:
    """How it was voted."""
    ballot = act.ballot
    if ballot.unanimous:
        return ("Adopté à l’unanimité.", "ADOPTÉ À L’UNANIMITÉ", "Vote : unanimité", "Voté à l’unanimité.")[
            style.ballot
        ]
    for_, no, none = ballot.in_favour, ballot.against, ballot.abstention
    outcome = "Rejeté" if ballot.rejected else "Adopté"
    groups = f" ({' ; '.join(ballot.groups)})" if ballot.groups else ""
    lead = "Dans les conditions de vote ci-dessous :"
    return (
        f"{lead}\n\nPour : {for_} voix{groups}\nContre : {no} voix\nAbstention : {none} voix\n\n({outcome})",
        f"Vote : {for_} pour, {no} contre, {none} abstention{'s' if none > 1 else ''}.\n\n{outcome}.",
        f"Votants : {for_ + no + none} – Pour : {for_} – Contre : {no} – Abstentions : {none}\n\n{outcome.upper()}",
        f"{outcome} par {for_} voix pour, {no} voix contre et {none} abstention{'s' if none > 1 else ''}.",
    )[style.ballot]


def signature(act: Act, style: Style) -> str:
    """Who signed, on whose behalf."""
    president, secretary, chair = act.president[1], act.secretary[1], _chair(act)
    the = "La" if act.president[0] == "Mme" else "Le"
    if act.official is not None:
        role = (
            "La directrice générale des services" if act.official[0] == "Mme" else "Le directeur général des services"
        )
        return f"Pour {the.lower()} {chair},\n{role},\n\n{act.official[1]}"
    if style.signature == 0:
        return f"Pour extrait conforme,\n{the} {chair},\n{president}"
    she = "La" if act.secretary[0] == "Mme" else "Le"
    roles = f"{f'{the} {chair},':56}{she} secrétaire de séance,"
    return f"{roles}\n{president:56}{secretary}"


def stamp(act: Act) -> str:
    """The préfecture's stamp, where the act has one."""
    if not act.stamped:
        return ""
    day = f"{act.sent:%d/%m/%Y}"
    return f"Envoyé en préfecture le {day}\nReçu en préfecture le {day}\nPublié le {day}\nID : {act.identifier}"
