"""The page that tells who handed in what, and takes it back."""
