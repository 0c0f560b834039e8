"""Distributions: the files of a data set."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, RDFS, XSD

from publisher.namespaces import PF, SPDX
from publisher.release import scdl_files
from publisher.release.about import moment
from publisher.release.catalogue.licences import licence_iri, rights_iri
from publisher.release.catalogue.model import Catalogue, DataSet, distribution_iri
from publisher.release.catalogue.terms import (
    AUTHORITY,
    AVAILABILITY,
    FRENCH,
    IANA,
    STABLE,
    Triple,
    french,
    of_table,
    typed,
)
from publisher.release.downloads import Offered
from publisher.release.dumps.graphs import FORMS
from publisher.release.dumps.parts import GZIP

ONTOLOGY = URIRef(str(PF).removesuffix("#"))
_SCHEMAS = {
    scdl_files.ACTS: ("scdl/deliberations", "https://schema.data.gouv.fr/schemas/scdl/deliberations/2.1.5/schema.json"),
    scdl_files.GRANTS: ("scdl/subventions", "https://schema.data.gouv.fr/schemas/scdl/subventions/2.1.1/schema.json"),
}
_GRAPHS = frozenset(form.file for form in FORMS)


def distributions(catalogue: Catalogue, item: DataSet, *, checksum: URIRef, schemas_alone: bool) -> Iterator[Triple]:
    """The files of a data set; ``checksum`` is the datatype of their sums.

    ``schemas_alone``: that linked data conform to the ontology is left out, for a table schema is read from it.
    """
    dataset = URIRef(item.iri(catalogue.site.addresses))
    for file in item.files:
        node = URIRef(distribution_iri(file, catalogue.site.addresses))
        yield dataset, DCAT.distribution, node
        yield from _described(catalogue, file, node)
        yield from _forms(file, node)
        yield from _checksum(catalogue, file, node, checksum)
        yield from _conforming(file, node, schemas_alone=schemas_alone)


def _described(catalogue: Catalogue, file: Offered, node: URIRef) -> Iterator[Triple]:
    site, url = catalogue.site, URIRef(file.iri(catalogue.site.addresses))
    yield node, RDF.type, DCAT.Distribution
    yield node, DCTERMS.title, french(" – ".join(filter(None, (file.kind.name, file.authority_name, file.year))))
    yield node, DCTERMS.description, french(file.kind.description)
    yield node, DCAT.accessURL, url
    yield node, DCAT.downloadURL, url
    yield url, RDF.type, RDFS.Resource
    yield node, DCTERMS.license, licence_iri(site)
    yield node, DCTERMS.rights, rights_iri(site)
    yield node, AVAILABILITY, STABLE
    yield node, DCTERMS.language, FRENCH
    yield node, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger)
    yield node, DCTERMS.issued, Literal(catalogue.days[str(node)], datatype=XSD.date)
    yield node, DCTERMS.modified, Literal(moment(file.modified), datatype=XSD.dateTime)


def _forms(file: Offered, node: URIRef) -> Iterator[Triple]:
    """File type and media type are those of the content; a compressed file says by what, too."""
    file_type, media_type = (
        AUTHORITY[f"file-type/{file.kind.file_type}"],
        IANA[file.kind.packed or file.kind.media_type],
    )
    yield node, DCTERMS["format"], file_type
    yield from of_table(file_type, DCTERMS.MediaTypeOrExtent)
    yield node, DCAT.mediaType, media_type
    yield from typed(media_type, DCTERMS.MediaType)
    if file.kind.packed:
        compression = IANA[file.kind.media_type]
        yield node, DCAT.compressFormat, compression
        yield from typed(compression, DCTERMS.MediaType)


def _checksum(catalogue: Catalogue, file: Offered, node: URIRef, datatype: URIRef) -> Iterator[Triple]:
    place = node.rpartition("#")[2].replace("fichier-", "empreinte-", 1)
    found = URIRef(catalogue.site.addresses.place(catalogue.site.addresses.catalogue(), place))
    yield node, SPDX.checksum, found
    yield found, RDF.type, SPDX.Checksum
    yield found, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield found, SPDX.checksumValue, Literal(file.sha256, datatype=datatype, normalize=False)


def _conforming(file: Offered, node: URIRef, *, schemas_alone: bool) -> Iterator[Triple]:
    """The schema that a file follows: that of the SCDL, or the ontology."""
    name = file.kind.name.removesuffix(GZIP)
    if name in _SCHEMAS:
        title, address = _SCHEMAS[name]
        yield node, DCTERMS.conformsTo, URIRef(address)
        yield from typed(URIRef(address), DCTERMS.Standard)
        yield URIRef(address), DCTERMS.title, Literal(title)
    elif name in _GRAPHS and not schemas_alone:
        yield node, DCTERMS.conformsTo, ONTOLOGY
        yield from typed(ONTOLOGY, DCTERMS.Standard)
