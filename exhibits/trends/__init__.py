"""One indicator over the years: cities beside what they may fairly be compared with."""
