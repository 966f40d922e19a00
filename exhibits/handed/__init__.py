"""What people hand in, as rows to be read: what would change, from what to what, and where it stands in the file."""
