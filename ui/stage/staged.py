"""Scenes as this window sees them: the one that is on, the next computed ahead, or what is waited for."""

from exhibits.exhibit import nothing_to_show
from exhibits.scenes.scene import Deck
from exhibits.scenes.staging import Staged, stage
from ui.reader import Reader
from ui.stage.seat import Seat
from ui.stage.slide import draw_ahead


def staged_of(reader: Reader, deck: Deck, index: int) -> Staged:
    """Return a scene of a deck, built from what the reader sees."""
    return stage(
        deck,
        index,
        build=reader.build,
        catalogue=reader.evidence.catalogue,
        version=reader.evidence.version,
        text=reader.text,
    )


def staged_scene(reader: Reader, seat: Seat, *, after: int = 0) -> Staged:
    """Return the scene that is on, or one so many after it; without a deck what is waited for."""
    if seat.deck is None:
        return _waiting(reader, seat)
    return staged_of(reader, seat.deck, seat.scene + after)


def compute_ahead(reader: Reader, seat: Seat) -> None:
    """Build and draw the next scene after this one is on, so that it waits in the cache."""
    if seat.deck is not None and seat.scene + 1 < len(seat.deck.scenes):
        draw_ahead(reader, staged_of(reader, seat.deck, seat.scene + 1))


def _waiting(reader: Reader, seat: Seat) -> Staged:
    text = reader.text
    if seat.role == "follower":
        message = text.say("The presentation has not begun, or has ended")
        step = text.say("This page opens by itself as soon as the presenter begins.")
    else:
        message = text.say("There is no deck of your own in this browser")
        step = text.say("Make one on the page Decks, or choose another on the page Present.")
    return Staged("", message, nothing_to_show(message, next_step=step))
