"""The stage: a deck shown scene by scene, by keyboard, to a room and to followers."""
