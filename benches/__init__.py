"""What is measured outside the tests: speed, and how often the verdict rule errs."""
