"""From records to triples; the only room that knows the ontology."""
