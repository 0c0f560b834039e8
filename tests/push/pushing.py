"""An offer to push, and one push of it, as the command does both."""

from dataclasses import replace

from publisher.push import Done, Key, Offer, Patience, Plan, Portal, carry_out, look, plan
from publisher.push.offer import Dataset, File
from tests.push.portal import KEY, SLUG

BASE = "https://data.macommune.fr/actes"  # udata refuses names that are kept for examples
HURRY = Patience(connect=2, read=0.3, total=2, attempts=3, pause=0, longest_pause=5, sleep=lambda _: None)


def file(name: str, *, authority: str = "essai", size: int = 12, schema: str | None = None) -> File:
    return File(
        name=name,
        url=f"{BASE}/telechargements/{authority}/{name}",
        title=f"Un fichier ({name})",
        format=name.partition(".")[2],
        media_type="text/csv",
        size=size,
        sha256=f"{size:064x}",
        schema=schema,
    )


def dataset(kind: str = "deliberations", **changes: object) -> Dataset:
    made = Dataset(
        identifier=f"{BASE}/catalogue#essai-{kind}",
        title=f"{kind.capitalize()} – Commune d’essai",
        description="Première ligne.\n\nSeconde ligne.",
        tags=("decision", "scdl"),
        period=("2020-01-02", "2024-03-04"),
        files=(file(f"scdl-{kind}.csv", schema=f"scdl/{kind}"), file(f"{kind}.nt"), file(f"{kind}.parquet")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def offer(*datasets: Dataset) -> Offer:
    return Offer(
        base=BASE,
        downloads=f"{BASE}/telechargements/",
        licence="Licence Ouverte 2.0",
        licence_url="https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        datasets=datasets or (dataset(), dataset("subventions")),
    )


def portal(address: str, *, key: str = KEY, patience: Patience = HURRY) -> Portal:
    return Portal(address=address, key=Key.of(key), patience=patience)


def planned(address: str, offered: Offer, *, prune: bool = False) -> Plan:
    return plan(offered, look(portal(address), SLUG, offered), prune=prune)


def push(
    address: str, offered: Offer, *, prune: bool = False, key: str = KEY, patience: Patience = HURRY
) -> tuple[Done, ...]:
    target = portal(address, key=key, patience=patience)
    found = look(target, SLUG, offered)
    return tuple(carry_out(target, offered, found, plan(offered, found, prune=prune)))


def failures(done: tuple[Done, ...]) -> list[str]:
    return [failure for item in done for failure in item.failures]
