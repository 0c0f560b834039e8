"""udata's own harvester of DCAT, on a database in memory: what it kept of a catalogue, as JSON.

For the interpreter of an environment that has ``udata`` and ``mongomock``: ``harvest_udata.py ADDRESS [TIMES]``.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "push"))

from real_portal import LICENCE, Settings
from udata.app import create_app, standalone


class Harvesting(Settings):
    """The same settings, and any address taken for public."""

    URLS_ALLOW_LOCAL = URLS_ALLOW_PRIVATE = True


def file(resource: Any) -> dict[str, Any]:
    return {
        "url": resource.url,
        "title": resource.title,
        "format": resource.format,
        "mime": resource.mime,
        "size": resource.filesize,
        "checksum": resource.checksum and [resource.checksum.type, resource.checksum.value],
        "schema": resource.schema and resource.schema.url,
    }


def dataset(found: Any) -> dict[str, Any]:
    period, area = found.temporal_coverage, found.spatial
    return {
        "id": str(found.id),
        "remote": found.harvest.remote_id,
        "title": found.title,
        "description": found.description,
        "tags": sorted(found.tags),
        "licence": found.license and found.license.id,
        "frequency": found.frequency and str(found.frequency.value),
        "period": period and [str(period.start), str(period.end)],
        "area": bool(area and area.geom),
        "contacts": sorted([contact.role, contact.name, contact.email or ""] for contact in found.contact_points),
        "page": found.harvest.remote_url,
        "issued": str(found.harvest.issued_at),
        "modified": str(found.harvest.modified_at),
        "archived": bool(found.archived),
        "files": [file(resource) for resource in found.resources],
    }


def harvest(address: str, times: int) -> dict[str, Any]:
    from udata.core.dataservices.models import Dataservice
    from udata.core.dataset.models import Dataset, License
    from udata.core.organization.models import Organization
    from udata.harvest.backends.dcat import DcatBackend
    from udata.harvest.models import HarvestSource

    organisation = Organization(name="Commune d’essai", description="Un essai").save()
    License(id="lov2", title="Licence Ouverte / Open Licence version 2.0", url=LICENCE).save()
    License(id="notspecified", title="License Not Specified").save()
    source = HarvestSource(name="essai", url=address, backend="dcat", organization=organisation).save()
    job = None
    for _ in range(times):
        job = DcatBackend(source).harvest()
    assert job is not None
    return {
        "status": job.status,
        "errors": [error.message for error in job.errors],
        "failed": [[item.remote_id, [e.message for e in item.errors]] for item in job.items if item.status != "done"],
        "items": len(job.items),
        "datasets": [dataset(found) for found in Dataset.objects],
        "services": [[service.title, service.base_api_url] for service in Dataservice.objects],
    }


def main() -> None:
    app = create_app(Harvesting)
    standalone(app)
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with app.test_request_context():
        found = harvest(sys.argv[1], times)
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
