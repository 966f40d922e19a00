"""The deployment's secrets file, read anew at every action, so that rights that change hold from the next action on.

Streamlit keeps its own copy of the file for the sign-in itself; who may do what is never taken from that copy.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st

from data.catalogue import load_catalogue
from data.store.errors import StoreError
from data.submissions.roster import Roster, roster_from
from text import mark

NEEDED: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK: Final = "/oauth2callback"
SHORTEST_SECRET: Final = 32  # characters: what a generator of secrets gives; the example's placeholder is shorter


class SecretsError(StoreError):
    """The secrets file cannot be used; nobody has a role until it is mended."""

    message = mark("The secrets file of this server cannot be read.")


class SecretsSyntaxError(SecretsError):
    """The file is not TOML."""

    message = mark("The secrets file of this server cannot be read: it is no valid TOML at line {line}.")


class SignInMissingError(SecretsError):
    """The section [auth] lacks something."""

    message = mark("The sign-in of this server is not complete: in the secrets file, [auth] needs {names}.")


class SignInAddressError(SecretsError):
    """The address to come back to is not one."""

    message = mark(
        "The sign-in of this server is not complete: in the secrets file, redirect_uri in [auth] must be the "
        "dashboard's public address followed by /oauth2callback."
    )


class SignInSecretError(SecretsError):
    """A secret that can be guessed lets anybody sign in as anybody."""

    message = mark(
        "The sign-in of this server is not complete: in the secrets file, cookie_secret in [auth] must be a random "
        "text of at least {number} characters."
    )


@dataclass(frozen=True)
class Installation:
    """What the secrets file says about people: the sign-in, where one is set up, and who has which role."""

    cookie_secret: str
    roster: Roster

    @property
    def has_sign_in(self) -> bool:
        """Whether people can sign in; without, there may be a local administrator."""
        return bool(self.cookie_secret)


def installation() -> Installation:
    """Return what the secrets file says at this moment.

    Raises
    ------
    SecretsError, data.submissions.roster.RosterError
        When it cannot be used; each says what to mend and repeats no secret and no name.
    """
    return _understood(tuple(_written(path) for path in _places()))


@cache  # the places do not change while the server runs; Streamlit works them out anew at every question
def _places() -> tuple[Path, ...]:
    return tuple(Path(name) for name in st.config.get_option("secrets.files"))


def _written(path: Path) -> str:
    """Return the text of a file, nothing where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError):
        raise SecretsError from None


@lru_cache(maxsize=2)  # by the whole text: a change of the file that leaves its size and second alone counts as well
def _understood(texts: tuple[str, ...]) -> Installation:
    # A later file's section replaces an earlier one's whole, as Streamlit does it.
    sections: dict[str, Any] = {}
    for text in texts:
        sections |= _parsed(text)
    roster = roster_from(sections.get("staff", {}), cities=tuple(load_catalogue().cities))
    if "auth" not in sections:
        return Installation("", roster)
    return Installation(_checked(sections["auth"]), roster)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # Of the parser's words only the place: the rest may quote the file.
        found = re.search(r"at line (\d+)", str(error))
        raise SecretsSyntaxError(line=found[1] if found else len(text.splitlines())) from None


def _checked(auth: Any) -> str:
    """Return the cookie secret of a complete section [auth]."""
    given = auth if isinstance(auth, Mapping) else {}
    missing = [name for name in NEEDED if not isinstance(given.get(name), str) or not given[name].strip()]
    if missing:
        raise SignInMissingError(names=", ".join(missing))
    address = urlsplit(given["redirect_uri"])
    if address.scheme not in {"http", "https"} or not address.netloc or not address.path.endswith(CALLBACK):
        raise SignInAddressError
    secret: str = given["cookie_secret"]
    if len(secret) < SHORTEST_SECRET:
        raise SignInSecretError(number=SHORTEST_SECRET)
    return secret
