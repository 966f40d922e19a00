"""How the audience gets in: a short link and its QR code, made here; or the reason why there is none."""

import io
from dataclasses import dataclass
from functools import lru_cache

import segno

from data.following.codes import grouped
from exports.address import public_address
from text import Text


@dataclass(frozen=True)
class Invitation:
    """A short link, its QR code as SVG, and the words for those who do not see it."""

    link: str
    picture: str
    alt: str


def invitation(code: str, text: Text) -> Invitation | None:
    """Return the invitation to a presentation, None where no public address is configured."""
    address = public_address()
    if not address or not code:
        return None
    link = f"{address}/f/{code}"
    alt = text.say("QR code of {link}", link=link)
    # Dark modules on light ground in both themes: many phones do not read the reverse.
    return Invitation(link.split("://", 1)[1], _qr(link), alt)


@lru_cache(maxsize=64)
def _qr(link: str) -> str:
    written = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        written, kind="svg", scale=5, border=3, dark="#000", light="#fff", xmldecl=False, svgns=True
    )
    return written.getvalue().decode()


def no_invitation(text: Text) -> str:
    """Return why there is no short link and no QR code."""
    return text.say(
        "There is no short link and no QR code because PUBLIC_URL is not configured: nobody else may be able to reach "
        "the address of this server. People on this machine can open the page Present and type the follow code."
    )


def spoken(code: str) -> str:
    """Return a code as it is read out."""
    return grouped(code)
