"""A city's briefing: two pages of A4 as a tagged PDF."""
