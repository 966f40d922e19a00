"""Pure functions on tidy frames; frozen results. Imports of data only the types of the catalogue."""
