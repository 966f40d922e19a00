"""What the title changed: controls first, a verdict by rule, and "it cannot be told" as an answer."""
