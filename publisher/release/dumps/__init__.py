"""The graphs of a release in single files: of each year of an authority, of the authority, of the whole."""
