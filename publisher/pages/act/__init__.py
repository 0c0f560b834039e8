"""The page of an act: its presenters and its lit text."""
