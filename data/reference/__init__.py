"""The shipped figures; ``python -m data.reference`` checks them."""
