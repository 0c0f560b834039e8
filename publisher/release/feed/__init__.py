"""The feed of changes: every version of every document since the first release (LDES and TREE), and Atom for people."""
