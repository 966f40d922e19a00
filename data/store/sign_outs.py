"""Sign-ins that ended by signing out: every process that serves people refuses them until they would end anyway."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from data.store import schema
from data.store.engine import Store


def sign_out(store: Store, digest: str, *, until: dt.datetime) -> None:
    """Let a sign-in count no more, and forget those that have ended by now anyway.

    Parameters
    ----------
    digest
        64 hexadecimal digits that tell sign-ins apart and nobody who it is.
    until
        When it would have ended by itself.

    Raises
    ------
    StoreError
        When the store cannot be written.
    """
    with store.writing() as connection:
        connection.execute(delete(schema.sign_outs).where(schema.sign_outs.c.until <= store.now()))
        write_sign_outs(connection, {digest: until.astimezone(dt.UTC).isoformat(timespec="microseconds")})


def is_signed_out(store: Store, digest: str) -> bool:
    """Say whether a sign-in ended by signing out.

    Raises
    ------
    StoreError
        When the store cannot be read.
    """
    query = select(schema.sign_outs.c.digest).where(schema.sign_outs.c.digest == digest)
    with store.reading() as connection:
        return connection.execute(query).first() is not None


def read_sign_outs(connection: Connection) -> dict[str, str]:
    """Return until when which sign-ins count no more."""
    return {row.digest: row.until for row in connection.execute(select(schema.sign_outs))}


def write_sign_outs(connection: Connection, ended: Mapping[str, str]) -> None:
    """Add sign-ins that count no more, each once."""
    known = read_sign_outs(connection)
    fresh = [{"digest": digest, "until": until} for digest, until in ended.items() if digest not in known]
    if fresh:
        connection.execute(insert(schema.sign_outs), fresh)
