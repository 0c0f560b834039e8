"""Every exchange of docs/http.md happens as it is written there; « … » stands for anything."""

import re

import pytest
from flask.testing import FlaskClient

from publisher.web.forms import FORMS
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")
EXCHANGES = re.findall(r"```http\n(.*?)\n\n(.*?)```", PAGE, re.DOTALL)


def headers_of(lines: list[str]) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in lines)


@pytest.mark.parametrize(("asked", "answered"), EXCHANGES, ids=[asked.split(" HTTP")[0] for asked, _ in EXCHANGES])
def test_exchange(client: FlaskClient, asked: str, answered: str) -> None:
    first, *sent = asked.splitlines()
    method, path, _ = first.split()
    answer = client.open(path, method=method, headers=headers_of(sent))
    status, *stated = answered.splitlines()
    assert f"HTTP/1.1 {answer.status}" == status
    for name, value in headers_of(stated).items():
        pattern = ".*".join(map(re.escape, value.split("…")))
        assert re.fullmatch(pattern, answer.headers[name]), f"{name}: {answer.headers[name]}"


def test_page_tells_of_every_form_and_status() -> None:
    assert len(EXCHANGES) > 6
    for form in FORMS:
        assert re.search(rf"^\|.*`{re.escape(form.media_type)}` \| `\.{form.extension}` \|", PAGE, re.MULTILINE)
    for status in (304, 308, 404, 405, 406, 410, 412, 416):
        assert re.search(rf"^\|.*\b{status}\b.*\|", PAGE, re.MULTILINE)
