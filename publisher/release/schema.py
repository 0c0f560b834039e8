"""Tables of the store of a release: one SQLite file, written once and only read ever after.

``documents`` holds ready bytes; lists, search and the next publication read the other tables. Sums are whole cents,
sets and records are JSON. Acts are numbered from the latest to the oldest: the order of their ids is that of the lists,
and a search by words needs no sorting. ``versions`` and ``pages`` tell what stands in the files of the feed
(``publisher.release.feed``).
"""

DOCUMENTS = """
CREATE TABLE documents (
    path TEXT NOT NULL, media_type TEXT NOT NULL,
    etag TEXT NOT NULL, modified TEXT NOT NULL, compressed INTEGER NOT NULL, stored BLOB NOT NULL,
    PRIMARY KEY (path, media_type)
);
"""

SCHEMA = f"""
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{DOCUMENTS}
CREATE TABLE gone (path TEXT PRIMARY KEY, reason TEXT NOT NULL, day TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE downloads (
    path TEXT PRIMARY KEY, file TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    modified TEXT NOT NULL, description TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE made (path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE readings (
    sha256 TEXT PRIMARY KEY, reader TEXT NOT NULL, origin TEXT NOT NULL, media_type TEXT NOT NULL,
    masked INTEGER NOT NULL, stored BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE acts (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
    authority TEXT NOT NULL, authority_name TEXT NOT NULL, year TEXT NOT NULL, key TEXT NOT NULL,
    number TEXT, title TEXT, date TEXT, body TEXT, outcome TEXT,
    grants INTEGER NOT NULL, cents INTEGER, currency TEXT NOT NULL, warnings INTEGER NOT NULL,
    sources TEXT NOT NULL, keys TEXT NOT NULL, findings TEXT NOT NULL, record BLOB NOT NULL
);
CREATE INDEX acts_by_authority ON acts (authority, year, id);
CREATE INDEX acts_by_year ON acts (year, id);
CREATE TABLE grants (
    act INTEGER NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL,
    beneficiary TEXT, organisation TEXT, natural_person INTEGER NOT NULL, cents INTEGER, currency TEXT NOT NULL,
    kind TEXT, operation TEXT, purpose TEXT, territories TEXT NOT NULL,
    PRIMARY KEY (act, position)
) WITHOUT ROWID;
CREATE INDEX grants_by_organisation ON grants (organisation, act, position);
CREATE TABLE organisations (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, siren TEXT,
    decided INTEGER NOT NULL, received INTEGER NOT NULL, cents INTEGER, currency TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE identities (identity TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE versions (
    number INTEGER PRIMARY KEY, document TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
    content TEXT NOT NULL, page INTEGER NOT NULL, title TEXT NOT NULL, channels TEXT NOT NULL
);
CREATE INDEX versions_by_document ON versions (document, number);
CREATE TABLE pages (
    number INTEGER PRIMARY KEY, since TEXT NOT NULL, until TEXT NOT NULL,
    members INTEGER NOT NULL, size INTEGER NOT NULL, closed INTEGER NOT NULL
);
CREATE TABLE quarantine (position INTEGER PRIMARY KEY, origin TEXT NOT NULL, findings TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 2');
"""
