"""Scenes and decks: exhibits in an order, with the presenter's words."""
