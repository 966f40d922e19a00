"""Follow codes (public, read only) and control codes (secret).

The follow code is derived from the control code, so any server process can tell whether a control code is the right
one without having stored it, and a presenter can resume after a restart while nobody else can take the place.
"""

import base64
import hashlib
import secrets
from functools import lru_cache
from typing import Final

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0 and 1, which are mistaken for one another
FOLLOW_LENGTH: Final = 8
CONTROL_LENGTH: Final = 16
ROUNDS: Final = 60_000  # makes trying out control codes for a known follow code slow: 20 ms each
_STANDARD: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def new_control_code() -> str:
    """Return a new secret of 80 bits, in letters and digits that can be read out."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CONTROL_LENGTH))


@lru_cache(maxsize=256)
def follow_code(control: str) -> str:
    """Return the public code that belongs to a control code; groups and small letters make no difference."""
    digest = hashlib.pbkdf2_hmac("sha256", plain(control).encode(), b"ecoc-sme follow code", ROUNDS)
    letters = base64.b32encode(digest).decode()[:FOLLOW_LENGTH]
    return letters.translate(str.maketrans(_STANDARD, ALPHABET))


def is_follow_code(code: str) -> bool:
    """Return whether a text has the form of a follow code."""
    return len(code) == FOLLOW_LENGTH and set(code) <= set(ALPHABET)


def plain(code: str) -> str:
    """Return a code as typed without groups, in capitals."""
    return "".join(sign for sign in code.upper() if sign in ALPHABET)[:64]


def grouped(code: str) -> str:
    """Return a code in groups of four, to be read out: ``K7QF-9D2M``."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
