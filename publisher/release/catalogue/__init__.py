"""The catalogue of a release: DCAT-AP 3.0.1, its form for data.gouv.fr, its quality, and VoID.

``model`` says what there is to tell; the other modules write it, each of one subject; ``documents`` makes the bytes.
"""
