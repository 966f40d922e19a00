"""The map of Europe's regions and what stands beside it: figures, choices, the panel of one region."""
