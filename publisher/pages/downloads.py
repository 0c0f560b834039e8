"""The pages of the files offered for download: the index of all, and one for each authority."""

from dataclasses import dataclass

from publisher.pages.act.values import Value
from publisher.pages.inputs import Site
from publisher.pages.links import href
from publisher.pages.listings import FileLine, file_line
from publisher.pages.offered import AuthorityFiles, DownloadsInput, YearFiles
from publisher.pages.rows import shown_link

_ALL_YEARS = "Toutes les années"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFiles:
    """The files of one year, or of all of them; ``anchor`` is where the page of the authority lists them."""

    name: str
    anchor: str
    main: tuple[Value, ...]
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityPage:
    """The files of one authority."""

    href: str
    name: str
    levels: tuple[LevelFiles, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsPage:
    """All that is offered."""

    index: str
    whole: tuple[FileLine, ...]
    authorities: tuple[AuthorityPage, ...]


def present_downloads(site: Site, downloads: DownloadsInput) -> DownloadsPage:
    """The index of the files offered."""
    return DownloadsPage(
        index=href(site.addresses, downloads.index),
        whole=tuple(file_line(site, row) for row in downloads.whole),
        authorities=tuple(present_authority_files(site, authority) for authority in downloads.authorities),
    )


def present_authority_files(site: Site, authority: AuthorityFiles) -> AuthorityPage:
    """The files of one authority."""
    return AuthorityPage(
        href=href(site.addresses, authority.iri),
        name=authority.name,
        levels=tuple(_level(site, level) for level in authority.levels),
    )


def href_of_downloads(site: Site) -> str:
    """Where the index is."""
    return href(site.addresses, site.addresses.downloads())


def _level(site: Site, level: YearFiles) -> LevelFiles:
    return LevelFiles(
        name=level.year or _ALL_YEARS,
        anchor=f"annee-{level.year}" if level.year else "toutes",
        main=tuple(shown_link(site, link) for link in level.main),
        files=tuple(file_line(site, row) for row in level.files),
    )
