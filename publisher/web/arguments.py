"""What the address of a list asks for, and the addresses that ask for something else."""

from dataclasses import dataclass, fields
from typing import Self
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from publisher.release import Selection

_LONGEST = 200  # characters: more than any name, and few enough words for the index
_DIGITS = 7  # of a page: more than there can be


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The arguments of a list, by the names that they have in its address: words, key of an authority, year, page."""

    q: str = ""
    autorite: str = ""
    annee: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: "MultiDict[str, str]") -> Self:
        """The arguments of a request. Others are ignored, and a page that is no number is the first."""
        words, authority, year, page = (" ".join(query.get(item.name, "").split())[:_LONGEST] for item in fields(cls))
        number = int(page[:_DIGITS]) if page.isascii() and page.isdigit() else 1
        return cls(q=words, autorite=authority, annee=year, page=max(number, 1))

    @property
    def selection(self) -> Selection:
        """The acts that are asked for."""
        return Selection(words=self.q, authority=self.autorite or None, year=self.annee or None)

    @property
    def query(self) -> str:
        """The arguments as an address has them, with their ``?``; those that say nothing are left out."""
        stated = {item.name: getattr(self, item.name) for item in fields(self)}
        told = {name: value for name, value in stated.items() if value not in {"", 1}}
        return f"?{urlencode(told)}" if told else ""
