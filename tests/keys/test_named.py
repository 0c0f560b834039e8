"""Keys of elected members and territories."""

import pytest

from publisher.keys import member_key, member_keys, territory_key, territory_keys
from publisher.records import Attendance, GroupPosition, MemberPosition, Recusal, Share, Signatory, Span
from publisher.records.values import AttendanceStatus, Position
from tests.factories import deliberation, grant, vote

AT = Span(0, 1)


def present(name: str, represented_by: str | None = None) -> Attendance:
    status = AttendanceStatus.REPRESENTED if represented_by else AttendanceStatus.PRESENT
    return Attendance(name=name, status=status, voting=True, represented_by=represented_by, span=AT)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Aïcha BENTARIEL", "aicha-bentariel", id="accents-and-case"),
        pytest.param("Jean-Luc d'ORMESSAN", "jean-luc-d-ormessan", id="particle"),
        pytest.param("████", "", id="masked"),
        pytest.param(None, "", id="none"),
    ],
)
def test_member_key(name: str | None, key: str) -> None:
    assert member_key(name) == key


def test_members_of_an_act() -> None:
    act = deliberation(
        attendance=(present("Odile FERRAGUT"), present("Luc MARTINEAU", "Odile Ferragut")),
        president="Odile FERRAGUT",
        secretary="Paul ROUVIER",
        recusals=(Recusal(name="Luc MARTINEAU", span=AT),),
        vote=vote(
            members=(MemberPosition(position=Position.AGAINST, name="Anne VERDIER", span=AT),),
            groups=(GroupPosition(position=Position.FOR, group="Majorité", span=AT),),
        ),
        signatories=(Signatory(name="Inès DIRECTRICE", span=AT), Signatory(name="Odile FERRAGUT", span=AT)),
    )
    assert member_keys(act) == {
        "Odile FERRAGUT": "odile-ferragut",
        "Luc MARTINEAU": "luc-martineau",
        "Paul ROUVIER": "paul-rouvier",
        "Anne VERDIER": "anne-verdier",
        "Odile Ferragut": "odile-ferragut",
    }


def test_territories_are_of_one_authority() -> None:
    share = Share(territory="Audomarois", amount=None, span=AT)
    act = deliberation(grants=(grant(territory=("Artois", "…")), grant(shares=(share,))))
    assert territory_keys(act, "pas-de-calais") == {
        "Artois": "pas-de-calais-artois",
        "Audomarois": "pas-de-calais-audomarois",
    }
    assert territory_key("a", "Centre-ville") != territory_key("b", "Centre-ville")
