"""The real udata on a database in memory, for the interpreter of an environment that has ``udata`` and ``mongomock``.

Run as a script: it prints one line of JSON (port, key, organisation) once it listens, and serves until it is stopped.
"""

import json

import mongomock
from udata import settings
from udata.app import create_app, standalone
from werkzeug.serving import make_server

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"


class Settings(settings.Testing, settings.Defaults):  # type: ignore[misc]
    """The program's own settings for tests, and addresses that it takes for public."""

    MONGODB_HOST = MONGODB_HOST_TEST = "mongodb://localhost/udata"
    MONGODB_SETTINGS = {"host": MONGODB_HOST, "mongo_client_class": mongomock.MongoClient}  # noqa: RUF012
    SERVER_NAME = None
    SECRET_KEY = "no secret"  # noqa: S105
    SECURITY_TWO_FACTOR = False
    URLS_RESOLVE_HOSTNAME = False


def main() -> None:
    """Serve an organisation with one member, whose key is printed, and two licences."""
    app = create_app(Settings)
    standalone(app)
    from udata.core.api_token.models import ApiToken
    from udata.core.dataset.models import License
    from udata.core.organization.models import Member, Organization
    from udata.core.user.models import User

    with app.test_request_context():
        member = User(email="a@example.org", first_name="A", last_name="B", password="x", active=True).save()  # noqa: S106
        members = [Member(user=member, role="editor")]
        organisation = Organization(name="Commune d’essai", description="Un essai", members=members).save()
        License(id="lov2", title="Licence Ouverte / Open Licence version 2.0", url=LICENCE).save()
        License(id="notspecified", title="License Not Specified").save()
        _, key = ApiToken.generate(member)
    server = make_server("127.0.0.1", 0, app)
    told = {"port": server.port, "key": key, "organisation": str(organisation.id)}
    print(json.dumps(told), flush=True)  # noqa: T201
    server.serve_forever()


if __name__ == "__main__":
    main()
