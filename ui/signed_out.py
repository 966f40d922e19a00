"""Sign-ins that ended by signing out: other tabs hold them still, and so would a copied cookie, in every process."""

import datetime as dt
from typing import Final

from data.logbook import log_error
from data.store import StoreError
from data.store.sign_outs import is_signed_out, sign_out
from ui import stored
from ui.sign_in import Ended, SignIn

_here: Final = Ended()


def end(sign_in: SignIn, secret: str, *, now: dt.datetime) -> None:
    """Let a sign-in count no more: in this process at once, in the others at their next look into the store.

    Where the store cannot be written, the failure stands in the log, and this process alone knows.
    """
    _here.end(sign_in, now=now)
    try:
        sign_out(stored.store(), sign_in.digest(secret), until=sign_in.ends_by_itself())
    except StoreError as problem:
        log_error(problem)


def has_ended(sign_in: SignIn, secret: str) -> bool:
    """Say whether somebody signed out of a sign-in, here or at another process.

    Without a store nobody can hand in or see anything of staff's either; then what this process knows counts.
    """
    if sign_in in _here:
        return True
    door = stored.reading_door()
    try:
        with door.minding():
            return is_signed_out(door.enter(), sign_in.digest(secret))
    except StoreError:
        return False
