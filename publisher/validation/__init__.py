"""The gate: SHACL shapes over the graph of one act."""
