"""Decks: the scenes of one's own presentation, their order, words and minutes."""

from ui import markup
from ui.deck_editor import show_beginning, show_deck
from ui.handouts import handout_buttons
from ui.own_deck import OWN, own_deck, sync_browser
from ui.reader import current_reader
from ui.saved_decks import show_saved_decks
from ui.shell import heading, section

reader = current_reader()
text = reader.text
sync_browser()
deck = own_deck()

if deck is not None and deck.begun:
    answer = text.plural(
        "“{deck}” has {number} scene and takes {minutes} minutes",
        "“{deck}” has {number} scenes and takes {minutes} minutes",
        len(deck.scenes),
        deck=deck.title,
        minutes=text.number(deck.minutes, decimals=0 if deck.minutes == int(deck.minutes) else 1),
    )
else:
    answer = text.say("Nothing yet: begin with a copy of a built-in deck, or add exhibits one by one")
heading(
    reader,
    question=text.say("What will you show?"),
    answer=answer,
    note=text.say("A deck stays in this browser as a draft. Save it as a file to keep it or to give it to somebody."),
)
if deck is not None and deck.begun:
    markup.show(
        markup.raw_element(
            "p", markup.link(text.say("Go on to Present"), reader.address.link("present", deck=OWN)), css="begin"
        )
    )
    show_deck(reader, deck)
    handout_buttons(reader, deck=deck)
section(text.say("Saved decks"))
show_saved_decks(reader)
if deck is not None and deck.begun:
    section(text.say("Another deck"))
show_beginning(reader)
