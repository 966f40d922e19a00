"""A deployment on loopback: a provider of identities, nginx with the file of docs/deployment, secrets."""

import datetime as dt
import ipaddress
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.conftest import ROOT, free_port

COOKIE_SECRET = "made up for tests, and long enough to be accepted"
PEOPLE = {
    "ana": {"sub": "ana", "name": "Ana Administrator", "email": "ana@example.org", "email_verified": True},
    "ed": {"sub": "ed", "name": "Ed Editor", "email": "ed@example.org", "email_verified": True},
    "olga": {"sub": "olga", "name": "Olga Other", "email": "ana@example.org", "email_verified": False},
}
STAFF = """
[[staff.people]]
email = "ana@example.org"
role = "administrator"

[[staff.people]]
email = "ed@example.org"
role = "editor"
cities = ["timisoara"]
organisation = "Example Office"
"""


@contextmanager
def running(command: Sequence[str], address: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program, wait until it answers at its address, and stop it in the end."""
    with log.open("wb") as output:
        started = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait(address, started, log)
            yield started
        finally:
            started.terminate()
            started.wait(timeout=20)


def _wait(address: str, started: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while started.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own http address
                return
        except URLError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                return  # it answers; the browser is told to accept our own certificate
            time.sleep(0.1)  # polling a port has no event to wait for
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer:\n{log.read_text(errors='replace')[-3000:]}")


@contextmanager
def running_provider(folder: Path, *, seconds: int = 3600) -> Iterator[str]:
    """Give the address of a provider that knows the people above and signs them in at a click."""
    port = free_port()
    users = [word for claims in PEOPLE.values() for word in ("--user-claims", json.dumps(claims))]
    command = [sys.executable, "-m", "oidc_provider_mock", "-p", str(port), "-H", "127.0.0.1"]
    address = f"http://127.0.0.1:{port}"
    with running([*command, "-e", str(seconds), *users], address, folder / "provider.log"):
        yield address


def secrets_text(public: str, provider: str, *, staff: str = STAFF) -> str:
    """Return a secrets file for a dashboard at a public address."""
    return f"""
[auth]
redirect_uri = "{public}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "dashboard"
client_secret = "not looked at by the provider"
server_metadata_url = "{provider}/.well-known/openid-configuration"
{staff}"""


@dataclass(frozen=True)
class Home:
    """The home folder of a dashboard's user, in which Streamlit looks for the secrets."""

    folder: Path

    @property
    def secrets(self) -> Path:
        return self.folder / ".streamlit" / "secrets.toml"

    def write(self, text: str) -> None:
        self.secrets.parent.mkdir(parents=True, exist_ok=True)
        # Replaced at once: a half-written file is a broken one, and is refused.
        fresh = self.secrets.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.secrets)


@contextmanager
def running_nginx(folder: Path, *, port: int, processes: Sequence[int]) -> Iterator[str]:
    """Give the public address of an nginx that runs docs/deployment/nginx.conf in front of processes."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).exists():
        pytest.fail("The tests need nginx: sh scripts/system-packages.sh")
    _certificate(folder)
    (folder / "site.conf").write_text(_site(folder, port, processes), encoding="utf-8")
    (folder / "nginx.conf").write_text(_around(folder), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")]
    address = f"https://127.0.0.1:{port}"
    with running([*command, "-g", "daemon off;"], f"{address}/_stcore/health", folder / "nginx.out"):
        yield address


def _site(folder: Path, port: int, processes: Sequence[int]) -> str:
    text = (ROOT / "docs" / "deployment" / "nginx.conf").read_text(encoding="utf-8")
    changes = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80": f"listen 127.0.0.1:{free_port()}",
        "dashboard.example.org": "127.0.0.1",
        "/etc/ssl/dashboard/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        **{f"127.0.0.1:{8501 + index}": f"127.0.0.1:{own}" for index, own in enumerate(processes)},
    }
    for written, ours in changes.items():
        assert written in text, f"docs/deployment/nginx.conf no longer holds {written}"
        text = text.replace(written, ours)
    if len(processes) == 1:
        text = "\n".join(line for line in text.splitlines() if "server 127.0.0.1:8502" not in line)
    return text


def _around(folder: Path) -> str:
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    return f"{user}\npid {folder}/nginx.pid;\nevents {{}}\nhttp {{\n{places}\ninclude {folder}/site.conf;\n}}\n"


def _certificate(folder: Path) -> None:
    """Write a certificate of our own for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


@dataclass(frozen=True)
class Deployment:
    """A running deployment."""

    public: str
    provider: str
    home: Home
    ports: tuple[int, ...]
    started: tuple[subprocess.Popen[bytes], ...]
    folder: Path


@contextmanager
def deployed(folder: Path, *, processes: int = 1, seconds: int = 3600, **environment: str) -> Iterator[Deployment]:
    """Start provider, processes and nginx, and stop them all in the end."""
    home = Home(folder / "home")
    ports = tuple(free_port() for _ in range(processes))
    port = free_port()
    with ExitStack() as stack:
        provider = stack.enter_context(running_provider(folder, seconds=seconds))
        home.write(secrets_text(f"https://127.0.0.1:{port}", provider))
        started = []
        for own in ports:
            command = [sys.executable, str(ROOT / "serve.py"), "--port", str(own)]
            settings = {"HOME": str(home.folder), "ECOC_LOCAL_ADMIN": "1", **environment}
            health = f"http://127.0.0.1:{own}/_stcore/health"
            started.append(stack.enter_context(running(command, health, folder / f"process-{own}.log", **settings)))
        public = stack.enter_context(running_nginx(folder, port=port, processes=ports))
        yield Deployment(public, provider, home, ports, tuple(started), folder)
