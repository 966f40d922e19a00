"""Brings the reference's Eurostat datasets up to date: ``python -m data.eurostat refresh``.

Tables come whole through Eurostat's SDMX dissemination interface, are checked before anything else happens, and are
handed in as one submission that stands in for the shipped datasets and can be undone.
"""
