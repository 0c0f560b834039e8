"""Layouts told apart by their vote: who voted how is named, member by member or group by group."""

from tests.roundtrip.blocks import Style, money, paragraph, said
from tests.roundtrip.frames import Layout, Placed, charged, lead, standard
from tests.roundtrip.records import Act, Person


def _opposed(act: Act) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Those against and those who abstain, of the members who vote, from the last one on."""
    voters = [*act.present, *(one for one, _ in act.represented)][::-1]
    no, none = act.ballot.against, act.ballot.abstention
    return tuple(voters[:no]), tuple(voters[no : no + none])


def members(act: Act) -> Placed:
    """Members against and abstaining."""
    against, abstaining = _opposed(act)
    return tuple(
        (position, name)
        for position, people in (("against", against), ("abstention", abstaining))
        for _, name in people
    )


def groups(act: Act) -> Placed:
    """Groups in favour."""
    return tuple(("for", group) for group in act.ballot.groups)


def by_name(act: Act, style: Style) -> str:
    """« Contre : 2 (M. …, Mme …) »."""
    against, abstaining = (f" ({', '.join(map(said, people))})" if people else "" for people in _opposed(act))
    ballot = act.ballot
    told = (
        f"Pour : {ballot.in_favour}",
        f"Contre : {ballot.against}{against}",
        f"Abstentions : {ballot.abstention}{abstaining}",
    )
    return _voted(act, style, "\n\n".join(map(paragraph, told)))


def by_group(act: Act, style: Style) -> str:
    """« Pour : 12 voix (Groupe … ; Groupe …) »."""
    ballot = act.ballot
    named = f" ({' ; '.join(ballot.groups)})" if ballot.groups else ""
    return _voted(
        act,
        style,
        f"Pour : {ballot.in_favour} voix{named}\nContre : {ballot.against} voix\nAbstention : {ballot.abstention} voix",
    )


def _voted(act: Act, style: Style, told: str) -> str:
    items = "\n".join(f"- {award.beneficiary} : {money(style, award.amount)}" for award in act.awards)
    outcome = "Rejeté" if act.ballot.rejected else "Adopté"
    vote = "Adopté à l’unanimité." if act.ballot.unanimous else f"{told}\n\n{outcome}."
    decision = f"{paragraph(lead(act, style))}\n\n{items}\n\n{paragraph(charged(act, 2))}"
    return standard(act, style, decision, vote=vote)


VOTING = (
    Layout(name="votes by name", write=by_name, positions=members),
    Layout(name="votes by group", write=by_group, positions=groups),
)
