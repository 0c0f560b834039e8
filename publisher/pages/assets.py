"""The static files of the site: what a browser asks for beside the pages."""

from jinja2 import Environment

from publisher import resources
from publisher.pages.colour import accents
from publisher.pages.inputs import Asset, Site

_MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}


def site_assets(site: Site, templates: Environment) -> tuple[Asset, ...]:
    """Every file of ``site/static`` and the colours of this site, in the order of their names."""
    light, dark = accents(site.accent)
    colours = templates.get_template("couleurs.css").render(light=light, dark=dark).encode()
    folder = resources.folder("site") / "static"
    files = [
        Asset(name=path.relative_to(folder).as_posix(), media_type=_MEDIA_TYPES[path.suffix], content=path.read_bytes())
        for path in folder.rglob("*")
        if path.suffix in _MEDIA_TYPES
    ]
    return tuple(
        sorted(
            [*files, Asset(name="couleurs.css", media_type="text/css", content=colours)], key=lambda asset: asset.name
        )
    )
