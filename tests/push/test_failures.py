"""What the officer is told of each thing that can go wrong, and what is left of it on the portal."""

import gzip
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
import requests
from urllib3.exceptions import DecodeError, IncompleteRead, MaxRetryError, NameResolutionError, ReadTimeoutError

from publisher.push import Key, Patience
from publisher.push.refusals import PushError, StoppedError, UnansweredError, UnreachableError, of_exception
from tests.push.portal import KEY, SLUG, Fault, State, running
from tests.push.pushing import HURRY, dataset, failures, file, offer, planned, portal, push


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def address(state: State) -> Iterator[str]:
    with running(state) as found:
        yield found


def test_a_wrong_key(address: str, state: State) -> None:
    with pytest.raises(PushError, match=r"refuse la clé \(401\).*Invalid API token.*vérifiez DELIB_PUSH_KEY"):
        push(address, offer(), key="udata_une-autre-cle")
    assert len(state.asked) == 1


def test_an_organisation_that_the_portal_does_not_know(address: str) -> None:
    from publisher.push import look

    with pytest.raises(PushError, match=r"organisation « inconnue ».*404.*vérifiez --portal et --organisation"):
        look(portal(address), "inconnue", offer())


def test_no_right_to_one_data_set_leaves_the_others(address: str, state: State) -> None:
    push(address, offer())
    state.forbidden = {next(iter(state.datasets))}
    first, second = push(address, offer(dataset(title="A"), dataset("subventions", title="B")))
    assert "(403)" in first.failures[0]
    assert "demandez à un administrateur" in first.failures[0]
    assert second.failures == ()


def test_a_field_that_the_portal_refuses_is_named(address: str, state: State) -> None:
    wrong = dataset(files=(*dataset().files, file("autre.csv", schema="scdl/inconnu")))
    (told,) = failures(push(address, offer(wrong)))
    assert told.startswith("autre.csv : ")
    assert "schema.name : Schema name" in told
    (held,) = state.datasets.values()
    assert len(held["resources"]) == 3


def test_what_is_too_large(address: str, state: State) -> None:
    state.largest = 10
    told = failures(push(address, offer()))
    assert ["(413)" in line for line in told] == [True, True]


def test_what_is_deleted_meanwhile(address: str, state: State) -> None:
    push(address, offer(dataset()))
    state.faults = {5 + len(state.asked): Fault(name="gone", before=True, status=410)}
    (told,) = failures(push(address, offer(dataset(title="A"))))
    assert "(410)" in told


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(name="500", before=True, status=500, body=b"<h1>Oops</h1>"), id="500"),
        pytest.param(Fault(name="502", status=502, body=b"<h1>Bad gateway</h1>"), id="502-after"),
        pytest.param(Fault(name="429", before=True, status=429, headers={"Retry-After": "2"}), id="429"),
        pytest.param(Fault(name="date", before=True, status=503, headers={"Retry-After": "soon"}), id="503-nonsense"),
        pytest.param(Fault(name="cut", cut=True), id="cut"),
        pytest.param(Fault(name="silent", silent=True), id="silent"),
        pytest.param(Fault(name="slow", slow=0.5), id="slow"),
        pytest.param(Fault(name="html", before=True, body=b"<html>Maintenance</html>"), id="html"),
        pytest.param(Fault(name="list", body=b"[]"), id="not-an-object"),
        pytest.param(Fault(name="id", body=b'{"id": "../../me"}'), id="path-for-an-id"),
        pytest.param(Fault(name="deep", body=b"[" * 100_000), id="deep"),
        pytest.param(Fault(name="latin", body=b'{"id": "\xe9"}'), id="not-utf-8"),
        pytest.param(Fault(name="gzip", headers={"Content-Encoding": "gzip"}), id="not-gzip"),
        pytest.param(Fault(name="empty", body=b""), id="empty"),
    ],
)
@pytest.mark.parametrize("number", range(0, 12, 2))
def test_one_bad_answer_is_lived_through(address: str, state: State, fault: Fault, number: int) -> None:
    """Where it can be asked again it is; else the next run does the rest."""
    state.faults = {number: fault}
    with suppress(PushError):
        push(address, offer())
    assert failures(push(address, offer())) == []
    assert len(state.datasets) == 2
    assert [len(held["resources"]) for held in state.datasets.values()] == [3, 3]
    assert planned(address, offer()).idle


def test_the_time_that_the_portal_asks_for_is_waited(address: str, state: State) -> None:
    waited: list[float] = []
    state.faults = {0: Fault(name="busy", before=True, status=429, headers={"Retry-After": "3"})}
    push(address, offer(), patience=Patience(pause=1, sleep=waited.append))
    assert waited == [3]


def test_pauses_grow_and_end(address: str, state: State) -> None:
    waited: list[float] = []
    state.always = {"GET": Fault(name="down", before=True, status=503)}
    with pytest.raises(UnansweredError, match=r"en panne ou en maintenance \(503\) ; recommencez"):
        push(address, offer(), patience=Patience(attempts=5, pause=1, sleep=waited.append))
    assert len(waited) == 4
    assert all(most / 2 <= pause <= most for pause, most in zip(waited, (1, 2, 4, 8), strict=True))


@pytest.mark.parametrize("status", [429, 503])
def test_a_portal_that_asks_for_an_hour_ends_the_run(address: str, state: State, status: int) -> None:
    state.always = {"GET": Fault(name="hour", before=True, status=status, headers={"Retry-After": "3600"})}
    with pytest.raises(PushError, match=rf"attendre 3600 secondes \({status}\)"):
        push(address, offer())
    assert len(state.asked) == 1


def test_a_slow_portal(address: str, state: State) -> None:
    state.always = {"GET": Fault(name="slow", slow=0.5)}
    with pytest.raises(PushError, match="ne répond pas à temps"):
        push(address, offer())
    assert len(state.asked) == HURRY.attempts


def test_a_portal_that_sends_a_byte_now_and_then(address: str, state: State) -> None:
    state.always = {"GET": Fault(name="drip", before=True, body=b" " * 1_000, drip=0.1)}
    patience = replace(HURRY, total=0.5, attempts=1)
    with pytest.raises(PushError, match="ne répond pas à temps"):
        push(address, offer(), patience=patience)


def test_an_answer_that_never_ends_once_unpacked(address: str, state: State) -> None:
    bomb = gzip.compress(b" " * 60_000_000)
    state.always = {"GET": Fault(name="bomb", before=True, body=bomb, headers={"Content-Encoding": "gzip"})}
    with pytest.raises(PushError, match="plus de 50 Mo"):
        push(address, offer(), patience=replace(HURRY, read=20, total=20, attempts=1))


@pytest.mark.parametrize("change", [{"organization": {"id": "autre"}}, {"organization": None}, {"id": "b" * 24}])
def test_another_data_set_than_the_one_asked_for_is_never_written_to(
    address: str, state: State, change: dict[str, object]
) -> None:
    push(address, offer(dataset()))
    (held,) = state.datasets.values()
    writes = state.writes
    state.faults = {
        len(state.asked) + number: Fault(name="other", body=json.dumps(held | change).encode()) for number in (2, 3, 4)
    }
    with pytest.raises(PushError, match="un autre jeu que celui demandé"):
        push(address, offer(dataset(title="Autre titre")))
    assert state.writes == writes


def test_no_portal_there(address: str) -> None:
    with pytest.raises(PushError, match=r"la connexion au portail échoue"):
        push("http://127.0.0.1:9", offer())


def test_a_portal_that_fails_midway_stops_the_run_and_says_what_is_not_done(address: str, state: State) -> None:
    state.always = {"POST": Fault(name="silent", before=True, silent=True)}
    first, second = push(address, offer())
    assert first.failures == second.failures != ()
    assert [path for method, path in state.writes if method == "POST"] == ["/api/1/datasets/"] * HURRY.attempts
    state.always = {}
    assert failures(push(address, offer())) == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirection_is_followed(address: str, state: State, status: int) -> None:
    elsewhere = State()
    with running(elsewhere) as other:
        state.always = {
            "GET": Fault(
                name="away", before=True, status=status, headers={"Location": f"{other}/api/1/organizations/x/"}
            )
        }
        with pytest.raises(PushError, match=rf"renvoie vers une autre \({status}\), où la clé n’est pas envoyée"):
            push(address, offer())
    assert elsewhere.asked == []


def test_a_list_without_end(address: str, state: State) -> None:
    endless = b'{"data": [], "page": 1, "page_size": 100, "total": 100000}'
    state.faults = {1: Fault(name="endless", body=endless), 2: Fault(name="endless", body=endless)}
    with pytest.raises(PushError, match="0 jeux de données sur 100000"):
        push(address, offer())
    assert len(state.asked) == 2


@pytest.mark.parametrize(
    ("method", "changes", "words"),
    [
        pytest.param("PUT", {"title": "Autre"}, "garde autre chose que ce qui lui a été envoyé (title)", id="data-set"),
        pytest.param(
            "PUT",
            {"files": (file("deliberations.nt", size=99),)},
            "deliberations.nt : le portail garde autre chose que ce qui lui a été envoyé (filesize, checksum)",
            id="file",
        ),
        pytest.param("POST", {"files": (file("new.csv"),)}, "new.csv : le portail a dit l’avoir ajouté", id="new-file"),
    ],
)
def test_what_the_portal_says_it_took_and_did_not(
    address: str, state: State, method: str, changes: dict[str, object], words: str
) -> None:
    push(address, offer(dataset()))
    state.always = {method: Fault(name="forgets", before=True, body=b'{"id": "5f"}')}
    (told,) = failures(push(address, offer(dataset(**changes))))
    assert words in told


@pytest.mark.parametrize(("status", "told"), [(404, 0), (410, 0), (403, 1)])
def test_a_file_that_is_gone_already_is_removed(address: str, state: State, status: int, told: int) -> None:
    push(address, offer(dataset()))
    state.always = {"DELETE": Fault(name="gone", before=True, status=status, body=b"{}")}
    assert len(failures(push(address, offer(dataset(files=dataset().files[:2])), prune=True))) == told


def test_a_portal_that_is_read_only_ends_the_run(address: str, state: State) -> None:
    state.always = {"POST": Fault(name="read only", before=True, status=423)}
    told = failures(push(address, offer()))
    assert ["en lecture seule pour le moment (423)" in line for line in told] == [True, True]
    assert len(state.writes) == 1


def test_the_key_is_in_no_message_even_where_the_portal_repeats_it(address: str, state: State) -> None:
    body = f'{{"message": "bad key {KEY}", "errors": {{"{KEY}": ["{KEY}"]}}}}'.encode()
    state.always = {"GET": Fault(name="echo", before=True, status=400, body=body)}
    with pytest.raises(PushError, match="bad key …") as caught:
        push(address, offer())
    assert KEY not in str(caught.value)
    assert KEY not in repr(portal(address))


@pytest.mark.parametrize("stated", ["a b", "clés-à-sable", "abc\ndef", "a\x00b"])
def test_a_key_that_is_none_is_refused_without_quoting_it(stated: str) -> None:
    from publisher.errors import ConfigError

    with pytest.raises(ConfigError) as caught:
        Key.of(stated)
    assert stated not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_slug_and_the_key_go_where_they_should(address: str, state: State) -> None:
    push(address, offer())
    assert state.asked[0][:2] == ("GET", f"/api/1/organizations/{SLUG}/")
    assert {headers["X-API-KEY"] for headers in state.headers} == {KEY}
    assert not any("Authorization" in headers for headers in state.headers)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        pytest.param(requests.exceptions.SSLError("bad"), StoppedError, "certificat", id="certificate"),
        pytest.param(requests.ConnectTimeout("late"), UnreachableError, "à temps", id="connect"),
        pytest.param(ReadTimeoutError(None, None, "late"), UnreachableError, "à temps", id="read"),  # type: ignore[arg-type]
        pytest.param(IncompleteRead(3, 4), UnreachableError, "s’interrompt", id="broken-off"),
        pytest.param(
            requests.ConnectionError(MaxRetryError(None, "/", NameResolutionError("x", None, OSError()))),  # type: ignore[arg-type]
            UnreachableError,
            "nom du portail est introuvable",
            id="name",
        ),
        pytest.param(DecodeError("gzip"), UnansweredError, "ne se lit pas", id="gzip"),
    ],
)
def test_no_answer_is_told_by_its_cause(error: Exception, kind: type[PushError], words: str) -> None:
    told = of_exception(error, "essai")
    assert type(told) is kind
    assert words in str(told)
    assert "ez" in str(told)
