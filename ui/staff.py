"""Who acts: asked anew at every action, so that a role that was taken away no longer counts at the next click.

``current_person()`` is what goes to :mod:`data.submissions`, right where something is stored. Never keep a person in
the session state.
"""

import datetime as dt
from typing import Final

import streamlit as st

from data.logbook import log_event
from data.store.errors import StoreError
from data.submissions import Person, Role
from text import Text, mark, text_for
from ui import markup, signed_out
from ui.coming_back import REFUSED, is_number
from ui.local_administrator import LOCAL, local_obstacle
from ui.secrets_file import Installation, installation
from ui.sign_in import SignIn, sign_in_from

_logged: Final[set[str]] = set()  # numbers of sign-ins that have their line already
_MOST_LOGGED: Final = 10_000
FRESH: Final = 300.0  # seconds; later, another process took over a sign-in that has its line in the log of the first
ROLES: Final = {
    Role.VIEWER: mark("Viewer"),
    Role.PRESENTER: mark("Presenter"),
    Role.EDITOR: mark("Editor"),
    Role.ADMINISTRATOR: mark("Administrator"),
}


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def current_person() -> Person | None:
    """Return who acts at this moment, with the rights in force at this moment; None is the public."""
    return find_person()


def find_person() -> Person | None:
    """Work out who acts; tests put somebody else in this one place."""
    try:
        here = installation()
    except StoreError:
        return None
    if not here.has_sign_in:
        return LOCAL if local_obstacle() is None else None
    sign_in = _sign_in()
    if sign_in is None or not _counts(sign_in, here):
        return None
    return here.roster.person(subject=sign_in.subject, verified_email=sign_in.verified_email, name=sign_in.name)


def closed_reason(text: Text) -> str | None:
    """Return why nobody can hand in anything here; None when it is open, or when signing in would open it."""
    try:
        here = installation()
    except StoreError as problem:
        return problem.said(text)
    if not here.has_sign_in:
        found = local_obstacle()
        return text.say(found) if found else None
    if not here.roster.members:
        return text.say(
            "Nothing can be handed in here: people can sign in, but the secrets file gives nobody a role. "
            "See docs/deployment.md."
        )
    return None


def why_nobody(text: Text) -> str | None:
    """Return why this visitor has no role, and what to do; None for people with one."""
    if current_person() is not None:
        return None
    closed = closed_reason(text)
    if closed:
        return closed
    sign_in = _sign_in()
    if sign_in is None:
        return text.say("This page is for people who look after the data. Sign in with the button above.")
    if not _counts(sign_in, installation()):
        return text.say("Your sign-in has ended. Sign in again with the button above.")
    return text.say(
        "You are signed in, but you have no role on this dashboard. Ask an administrator to add you as {identity}.",
        identity=sign_in.verified_email or sign_in.subject,
    )


def sign_in_offer() -> None:
    """Draw the control to sign in or out; nothing where no sign-in is set up."""
    text = text_for(st.session_state.get("language", "en"))
    try:
        here = installation()
    except StoreError:
        return
    if not here.has_sign_in:
        return
    sign_in = _sign_in()
    if sign_in is None or not _counts(sign_in, here):
        _say_refusal(text)
        st.button(text.say("Sign in"), type="tertiary", key="sign-in", on_click=st.login)
        return
    number = sign_in.number(here.cookie_secret)
    person = find_person()
    if _utc_now().timestamp() - sign_in.issued_at < FRESH:
        _log_once(number, role=person.role if person else "none")
    with st.popover(text.say(ROLES[person.role]) if person else text.say("No role"), type="tertiary", key="signed-in"):
        markup.show(
            markup.element("p", person.name if person else sign_in.name)
            + markup.element("p", text.say("Number of this sign-in: {number}", number=number), css="small")
        )
        st.button(text.say("Sign out"), key="sign-out", on_click=_sign_out, args=(sign_in, here, number))


def _say_refusal(text: Text) -> None:
    number = st.query_params.get(REFUSED, "")
    if is_number(number):
        words = text.say("The sign-in did not succeed. Number in the log: {number}.", number=number)
        markup.show(markup.element("span", words, css="small", role="alert"))


def _sign_in() -> SignIn | None:
    return sign_in_from(st.user.to_dict())


def _counts(sign_in: SignIn, here: Installation) -> bool:
    now = _utc_now()
    holds = sign_in.holds(now=now, hours=here.roster.session_hours)
    return holds and not signed_out.has_ended(sign_in, here.cookie_secret)


def _log_once(number: str, *, role: str) -> None:
    if number in _logged:
        return
    if len(_logged) >= _MOST_LOGGED:
        _logged.clear()
    _logged.add(number)
    log_event("sign-in", id=number, role=role)


def _sign_out(sign_in: SignIn, here: Installation, number: str) -> None:
    signed_out.end(sign_in, here.cookie_secret, now=_utc_now())
    log_event("sign-out", id=number)
    st.logout()
