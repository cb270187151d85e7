"""The .po file of each language beside Vietnamese, kept by ``python -m app.translations``."""
