"""Exhibits on paper and in files."""
