"""Country outlines: built once from Natural Earth by ``make geometry``, shipped as static files."""
