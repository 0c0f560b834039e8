"""Binding versions into pages: those of the former release as they are, then the page that grows, then new ones."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from publisher.release.documents import Making
from publisher.release.feed.forms import page_forms
from publisher.release.feed.making import MadeVersion
from publisher.release.feed.shelves import Shelf, carry_over
from publisher.release.feed.versions import Page, Version
from publisher.release.representation import Representation
from publisher.release.serialise import N_QUADS


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When a page is full: at so many members, or where the next would bring it beyond so many bytes of N-Quads."""

    members: int = 100
    size: int = 8_000_000


@dataclass(slots=True, kw_only=True)
class _Open:
    """A page that is being written: its members, and their bytes as N-Quads."""

    number: int
    shelf: Shelf
    stack: ExitStack
    members: list[Version] = field(default_factory=list)
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Growing:
    """The page of the former release that is not full, and its members; a new ``number`` where it is renewed."""

    page: Page
    members: Sequence[Version]
    number: int


class Binder:
    """Writes the files of pages in a folder; ``pages`` and ``versions`` are those written so far."""

    def __init__(
        self, making: Making, folder: Path, former: Path, limits: Limits, first: int, opened: ExitStack
    ) -> None:
        """Write in ``folder`` after the release in ``former``; ``first`` is the number of the next new page.

        ``opened`` closes the file that is being written where anything fails.
        """
        self._addresses, self._at = making.site.addresses, making.at
        self._folder, self._former, self._limits = folder, former, limits
        self._next, self._opened = first, opened
        self._growing: _Growing | None = None
        self._open: _Open | None = None
        self.pages: list[Page] = []
        self.versions: list[Version] = []

    def keep(self, page: Page, members: Sequence[Version], *, renewed: bool) -> None:
        """Have a page of the former release; ``renewed``: with these members only, under another number."""
        if not members:
            return
        number = self._number() if renewed else page.number
        if not page.closed:
            self._growing = _Growing(page=page, members=members, number=number)
        elif renewed:
            self._close(self._taken(number, members), full=True)
        else:
            self._carry_over(page, members)

    def add(self, version: Version, made: MadeVersion) -> None:
        """Put a new version on the page that grows, or on the next one where that is full."""
        if self._growing:
            self._open, self._growing = self._taken(self._growing.number, self._growing.members), None
        if self._open and self._is_full(self._open, made.size):
            self._close(self._open, full=True)
            self._open = None
        if self._open is None:
            self._open = self._begun(self._number())
        self._open.shelf.add(version.path, made.representations)
        self._note(self._open, version, made.size)

    def finish(self) -> None:
        """Write what is left: the page that grows, as it was where it is the same."""
        if self._growing and self._growing.number == self._growing.page.number:
            self._carry_over(self._growing.page, self._growing.members)
        elif self._growing:
            self._close(self._taken(self._growing.number, self._growing.members), full=False)
        if self._open:
            self._close(self._open, full=self._is_full(self._open, 0))
        self.pages.sort(key=lambda page: page.number)
        self.versions.sort(key=lambda version: version.number)

    def _is_full(self, page: _Open, more: int) -> bool:
        return len(page.members) >= self._limits.members or page.size + more > self._limits.size

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _carry_over(self, page: Page, members: Sequence[Version]) -> None:
        carry_over(self._former, self._folder, page.number)
        self.pages.append(page)
        self.versions += members

    def _begun(self, number: int) -> _Open:
        stack = self._opened.enter_context(ExitStack())
        return _Open(number=number, shelf=stack.enter_context(Shelf.create(self._folder, number)), stack=stack)

    def _taken(self, number: int, members: Sequence[Version]) -> _Open:
        """A page with members of the former release, as they were made."""
        page = self._begun(number)
        for version in members:
            page.shelf.take(self._former, version.page, version.path)
            self._note(page, version, len(page.shelf.body(version.path, N_QUADS)))
        return page

    def _note(self, page: _Open, version: Version, size: int) -> None:
        page.members.append(replace(version, page=page.number))
        page.size += size

    def _close(self, page: _Open, *, full: bool) -> None:
        """Write the page itself, and be done with its file."""
        times = [version.at for version in page.members]
        closed = Page(
            number=page.number,
            since=min(times),
            until=max(times),
            members=len(page.members),
            size=page.size,
            closed=full,
        )
        members = [
            (self._addresses.base + version.path, partial(page.shelf.body, version.path)) for version in page.members
        ]
        forms = page_forms(self._addresses, closed, members)
        path = self._addresses.path(self._addresses.feed_page(page.number))
        page.shelf.add(path, (Representation.of(body, kind, self._at) for kind, body in forms.items()))
        page.stack.close()
        self.pages.append(closed)
        self.versions += page.members
