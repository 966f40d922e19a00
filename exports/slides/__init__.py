"""A deck as PowerPoint: native shapes, native charts with their figures inside, native tables."""
