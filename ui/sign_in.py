"""Who signed in, and whether that still holds. Streamlit checks its cookie's signature; how long it counts, we check.

Streamlit's cookie lives for thirty days, whatever the provider said. Here a sign-in ends when the provider's token
ends, after the hours that the secrets file allows, or when the person signed out in another tab.
"""

import datetime as dt
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

AHEAD: Final = 300.0
"""Seconds by which the provider's clock may be ahead of ours."""
LATEST: Final = 253_402_300_000.0
"""The end of the year 9999 in seconds since 1970: no calendar of ours goes further."""


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """What the provider vouched for.

    Attributes
    ----------
    verified_email
        Empty where the provider does not vouch for the address.
    issued_at, expires_at
        Seconds since 1970.
    """

    issuer: str
    subject: str
    verified_email: str
    name: str
    issued_at: float
    expires_at: float

    def holds(self, *, now: dt.datetime, hours: float) -> bool:
        """Say whether it counts at a moment, where a sign-in lasts so many hours at most."""
        moment = now.timestamp()
        end = min(self.expires_at, self.issued_at + hours * 3600)
        return self.issued_at - AHEAD <= moment < end

    def number(self, secret: str) -> str:
        """Return the number that the user and the log see; nobody without the secret works out whose it is."""
        return self.digest(secret)[:8]

    def digest(self, secret: str) -> str:
        """Return the 64 hexadecimal digits by which all processes with the same secret know it."""
        about = f"{self.issuer}\n{self.subject}\n{self.issued_at}"
        return hmac.new(secret.encode(), about.encode(), hashlib.sha256).hexdigest()

    def ends_by_itself(self) -> dt.datetime:
        """Return when it ends by itself at the latest, whatever the secrets file allows by then."""
        return dt.datetime.fromtimestamp(min(self.expires_at, LATEST), dt.UTC)


def sign_in_from(claims: Mapping[str, Any]) -> SignIn | None:
    """Return the sign-in that Streamlit read from its cookie, None where nobody signed in or something is missing."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    issued, expires = _seconds(claims.get("iat")), _seconds(claims.get("exp"))
    if claims.get("is_logged_in") is not True or not _is_word(issuer) or not _is_word(subject):
        return None
    if issued is None or expires is None:
        return None
    email, name = claims.get("email"), claims.get("name")
    return SignIn(
        issuer=str(issuer),
        subject=str(subject),
        # Some providers let anybody type any address: then the person is known by the subject alone.
        verified_email=str(email) if _is_word(email) and claims.get("email_verified") is True else "",
        name=str(name) if _is_word(name) else "",
        issued_at=issued,
        expires_at=expires,
    )


def _seconds(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


class Ended:
    """Sign-ins that ended by signing out at this process; :mod:`ui.signed_out` knows of the others too."""

    def __init__(self) -> None:
        self._until: dict[SignIn, float] = {}

    def end(self, sign_in: SignIn, *, now: dt.datetime) -> None:
        """Let a sign-in count no more, and forget those that would have ended by now anyway."""
        moment = now.timestamp()
        self._until = {known: end for known, end in self._until.items() if end > moment}
        self._until[sign_in] = sign_in.expires_at

    def __contains__(self, sign_in: SignIn) -> bool:
        return sign_in in self._until
