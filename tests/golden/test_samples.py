"""The bundled acts: what was read by hand in their words, the whole record, and both forms alike.

``facts.json`` is written by hand from the words, never from what the program reads. ``record.json`` and ``act.nt`` hold
everything that is read; ``pytest --update-golden`` rewrites them, and the difference is then read against the words.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from publisher.parsing import read
from publisher.records import Source
from publisher.records.encode import to_dict
from publisher.sources import fetch
from publisher.text import extract
from tests.command import SAMPLES
from tests.conftest import shared
from tests.mapping.acts import acts_of, canonical

GOLDEN = Path(__file__).parent
CASES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
WITHOUT_ADDRESS = {"extrait-sans-entete"}
UNSCORED = {"deliberations", "complete", "distractors", "ambiguous_grants"}


def records(path: Path) -> list[dict[str, Any]]:
    """The records of one source, as ``delib extract`` prints them."""
    found: list[dict[str, Any]] = json.loads(_printed(path))
    return found


@cache
def _printed(path: Path) -> str:
    document = fetch(str(path))
    text = extract(document)
    source = Source(
        uri=path.name, media_type=document.media_type, sha256=document.sha256, characters=len(text.characters)
    )
    return json.dumps([to_dict(act) for act in read(text, source).acts])


def facts(case: str) -> list[dict[str, Any]]:
    """What was read by hand, one for each act of the source."""
    gold = json.loads((GOLDEN / case / "facts.json").read_text(encoding="utf-8"))
    common = {key: value for key, value in gold.items() if key not in UNSCORED}
    return [{**common, **act} for act in gold["deliberations"]] if "deliberations" in gold else [common]


def differences(stated: Any, found: Any, pointer: str = "") -> Iterator[str]:
    """Facts that were read by hand and not, or otherwise, by the program."""
    if isinstance(stated, dict):
        for key, value in stated.items():
            yield from differences(value, (found or {}).get(key), f"{pointer}/{key}")
    elif isinstance(stated, list):
        found = found or []
        if pointer.endswith(("/recusals", "/signatories")):
            stated = [{"name": item} if isinstance(item, str) else item for item in stated]
        if len(stated) != len(found):
            yield f"{pointer}: {len(found)} for {len(stated)}"
        for position, (item, other) in enumerate(zip(stated, found, strict=False)):
            yield from differences(item, other, f"{pointer}/{position}")
    elif not alike(stated, found):
        yield f"{pointer}: {found!r} for {stated!r}"


def alike(stated: Any, found: Any) -> bool:
    if stated == "█":
        return set(re.sub(r"\W|M\.?|Mme", "", str(found))) <= {"█"} and "█" in str(found)
    if isinstance(stated, str) and isinstance(found, str):
        return plain(stated) == plain(found) or (stated.isdecimal() and plain(found) == stated)
    return bool(stated == found)


def plain(text: str) -> str:
    """Without what may differ between two faithful readers: case, and the blank after « L. »."""
    if re.fullmatch(r"0\.\d+", text):
        return text.rstrip("0")
    return re.sub(r"(?<=[LRD]\.)\s", "", " ".join(text.split())).casefold()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_every_fact_read_by_hand_is_read(case: str, form: str) -> None:
    gold, found = facts(case), records(SAMPLES / f"{case}.{form}")
    doubtful = json.loads((GOLDEN / case / "facts.json").read_text(encoding="utf-8")).get("ambiguous_grants", [])
    for act in found:
        sure = [grant for grant in act["grants"] if not any(alike(d["amount"], grant.get("amount")) for d in doubtful)]
        act["grants"] = sure
    assert len(found) == len(gold)
    assert [line for stated, act in zip(gold, found, strict=True) for line in differences(stated, act)] == []


@pytest.mark.parametrize("case", CASES)
def test_no_other_amount_becomes_a_grant(case: str) -> None:
    gold = json.loads((GOLDEN / case / "facts.json").read_text(encoding="utf-8"))
    granted = [grant["amount"] for act in facts(case) for grant in act["grants"]]
    others = {distractor["amount"] for distractor in gold["distractors"]} - set(granted)
    found = [grant.get("amount") for act in records(SAMPLES / f"{case}.txt") for grant in act["grants"]]
    assert not others & set(found)


@pytest.mark.parametrize("case", CASES)
def test_whole_record(case: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / case / "record.json"
    found = records(SAMPLES / f"{case}.txt")
    written = json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--update-golden"):
        path.write_text(written, encoding="utf-8")
    assert json.loads(written) == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_whole_graph(case: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / case / "act.nt"
    written = b"".join(canonical(act) for act in acts_of(SAMPLES / f"{case}.txt")).decode()
    if request.config.getoption("--update-golden"):
        path.write_text(written, encoding="utf-8")
    assert written.split("\n") == path.read_text(encoding="utf-8").split("\n")
    assert bool(written) is (case not in WITHOUT_ADDRESS)


def without_places(value: Any) -> Any:
    """A record without what differs by nature between two forms of one text: places, source, share recognised."""
    if isinstance(value, dict):
        dropped = {"span", "spans", "parts", "source", "recognised"}
        return {key: without_places(item) for key, item in value.items() if key not in dropped}
    if isinstance(value, list):
        return [without_places(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES)
def test_text_and_pdf_state_the_same_facts(case: str) -> None:
    text, pdf = (records(SAMPLES / f"{case}.{form}") for form in ("txt", "pdf"))
    assert without_places(pdf) == without_places(text)


@pytest.mark.parametrize("case", CASES)
def test_words_are_where_the_record_says(case: str) -> None:
    document = fetch(str(SAMPLES / f"{case}.txt"))
    text = extract(document).characters
    for act in records(SAMPLES / f"{case}.txt"):
        for grant in act["grants"]:
            words = re.sub(r"[\s .]", "", text[slice(*grant["span"])])
            assert grant.get("amount") is None or grant["amount"].removesuffix(".00") in words
        for people in (act.get("attendance", []), act.get("recusals", []), act.get("signatories", [])):
            for person in people:
                words = " ".join(text[slice(*person["span"])].split())
                assert person["name"].split()[-1] in words


def test_reference_scorer_finds_nothing_wrong(tmp_path: Path) -> None:
    scorer = shared("corpus", "score.py")
    for folder, suffix in (("texts", "txt"), ("pdf", "pdf")):
        (tmp_path / folder).mkdir()
        for case in CASES:
            shutil.copy(SAMPLES / f"{case}.{suffix}", tmp_path / folder)
    (tmp_path / "gold").mkdir()
    for case in CASES:
        gold = json.loads((GOLDEN / case / "facts.json").read_text(encoding="utf-8"))
        authority = gold["authority"]
        gold["authority_kind"] = authority.get("kind")
        (tmp_path / "gold" / f"{case}.json").write_text(json.dumps(gold), encoding="utf-8")
    command = Path(sys.executable).parent / "delib"
    scored = subprocess.run(
        [sys.executable, scorer, command, f"--dir={tmp_path}", "--need=0.99", "--verbose"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout
