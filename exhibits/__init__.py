"""The unit of the product: one thing worth showing, with its sentence, figure, table and source."""
