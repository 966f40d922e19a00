"""Figures and facts: where they come from, what they mean, and how they are read."""
