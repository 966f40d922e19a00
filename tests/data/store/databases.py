"""A PostgreSQL server of the tests' own: Debian's package, on loopback, in a folder that is thrown away."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PASSWORD = "only for tests"
USER = "ecoc"


@dataclass(frozen=True)
class Server:
    """A running server; ``url(name)`` is the address of a database on it."""

    port: int

    def url(self, database: str, *, password: str = PASSWORD) -> str:
        return f"postgresql://{USER}:{password.replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"

    def new_database(self, name: str) -> str:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def drop_database(self, name: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def running_server() -> Iterator[Server]:
    """Give a server; where the package is missing this fails and says what to install, it never skips."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="ecoc-postgres-"))
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    password = folder / "password"
    password.write_text(PASSWORD)
    os.chown(password, pwd.getpwnam(user).pw_uid, -1)
    server = Server(_free_port())
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        as_user = ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("initdb", "-D", str(data), "-U", USER, "-A", "scram-sha-256", f"--pwfile={password}", "-E", "UTF8", "-N")
    options = f"-p {server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield server
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise FileNotFoundError("PostgreSQL is not installed: sh scripts/system-packages.sh")
    return Path(on_path).resolve().parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
