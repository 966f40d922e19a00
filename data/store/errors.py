"""What can go wrong with the store: each error says what happened, where, and how to mend it, and never a password."""

from typing import ClassVar

from text import Text, mark, text_for


class StoreError(Exception):
    """Something about the store that a person has to know.

    Parameters
    ----------
    **values
        Fill the places of the class's :attr:`message`; ``where`` is the store's place without its password.
    """

    message: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    def said(self, text: Text) -> str:
        """Return the message in a language."""
        return text.say(self.message, **self.values)

    def __str__(self) -> str:
        return self.said(text_for("en"))


class StoreAddressError(StoreError):
    """DATABASE_URL is not an address this program understands."""

    message = mark(
        "DATABASE_URL cannot be read as the address of a database ({where}). "
        "Write it as postgresql://user:password@host:5432/name, with special characters of the password "
        "percent-encoded, or unset it to keep the data in the folder var."
    )


class StoreUnreachableError(StoreError):
    """No server answers at the address."""

    message = mark(
        "The database at {where} does not answer. "
        "Check that the server runs and that host and port in DATABASE_URL are right, then start again."
    )


class StoreRefusedError(StoreError):
    """The server answers but lets us in neither by this name nor by this password."""

    message = mark(
        "The database at {where} refuses the sign-in. "
        "Check the user, the password and the database name in DATABASE_URL."
    )


class StoreUnwritableError(StoreError):
    """The place of the store cannot be created or written."""

    message = mark(
        "The store at {where} cannot be written. "
        "Check that the folder exists on a local disk and that this program's user may write in it."
    )


class StoreFullError(StoreError):
    """No room is left; nothing of the attempt was stored."""

    message = mark(
        "There is no room left for the store at {where}. Nothing was stored. Free some disk space, then try again."
    )


class StoreBusyError(StoreError):
    """Somebody else held the store for too long; nothing of the attempt was stored."""

    message = mark(
        "The store at {where} is busy with somebody else's change. "
        "Nothing was stored. Try again in a minute; if it stays busy, look for a program that keeps it open."
    )


class StoreDamagedError(StoreError):
    """The file is not a store, or is broken."""

    message = mark(
        "The store at {where} is damaged or is not a store. "
        "Put it aside and bring back the last backup with: python -m data.store restore FILE"
    )


class StoreTooNewError(StoreError):
    """The store was written by a newer version of this program."""

    message = mark(
        "The store at {where} was written by a newer version of this program. Install that version again, "
        "or restore a backup made before the upgrade."
    )


class StoreValueError(StoreError):
    """A text is longer than its column, or holds a character that PostgreSQL keeps no text with."""

    message = mark("The store at {where} cannot hold one of the texts: it is too long or holds control characters.")


class AppendOnlyError(StoreError):
    """Something tried to change or remove what has been accepted."""

    message = mark("The store at {where} keeps what was accepted: a value is never changed or removed, only undone.")


class StoreEmptyError(StoreError):
    """There is no store where one is expected."""

    message = mark("There is no store at {where} yet. It is made when the dashboard starts.")


class BackupFileError(StoreError):
    """A backup file cannot be read or written; ``problem`` is a message with places of its own."""

    message = mark("The backup {where} cannot be used: {problem}.")

    def said(self, text: Text) -> str:
        """Return the message in a language."""
        problem = str(self.values["problem"])
        return text.say(self.message, where=self.values["where"], problem=text.say(problem, **self.values))


class StoreNotEmptyError(StoreError):
    """A restore would replace what is stored."""

    message = mark(
        "The store at {where} is not empty, so nothing was restored. "
        "Make a backup of it first; then add --replace to put the backup in its place."
    )
