"""What only the people who run this installation know: whom to tell of an error, and the legal texts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

TEXTS = ("imprint", "accessibility", "privacy", "funding")


class SiteError(ValueError):
    """The description of the installation cannot be used; the message says what is wrong and where."""


@dataclass(frozen=True)
class Site:
    """The description of one installation.

    Attributes
    ----------
    report
        Where errors are reported: ``mailto:`` and an address, or an ``https`` address in which ``{subject}`` and
        ``{body}`` are filled in. Empty when nobody is named.
    texts
        By name of :data:`TEXTS` and language; what is not there has a default text.
    """

    report: str = ""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def words(self, name: str, language: str) -> str:
        """Return a text in a language, else in English, else nothing."""
        written = self.texts.get(name, {})
        return written.get(language) or written.get("en", "")

    def report_link(self, *, subject: str, body: str) -> str:
        """Return the address that opens a prefilled report; empty when nobody is named."""
        if self.report.startswith("mailto:"):
            return f"{self.report}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
        filled = self.report.replace("{subject}", quote(subject, safe=""))
        return filled.replace("{body}", quote(body, safe=""))


def read_site(path: Path) -> Site:
    """Return the description in a TOML file (``docs/site.example.toml`` shows one).

    Raises
    ------
    SiteError
        The file is not there, is no TOML, or says something that cannot be used.
    """
    try:
        return site_from(tomllib.loads(path.read_text(encoding="utf-8")).get("site", {}))
    except OSError as error:
        raise SiteError(f"{path.name}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SiteError(f"{path.name}: {error}") from error


def site_from(described: Mapping[str, Any]) -> Site:
    """Return the description in a section ``[site]``; raises SiteError when it cannot be used."""
    unknown = set(described) - {"report", *TEXTS}
    if unknown:
        raise SiteError(f"[site] knows no {', '.join(sorted(unknown))}")
    report = described.get("report", "")
    if not isinstance(report, str) or not _can_be_reported_to(report):
        raise SiteError("[site] report must be empty, a mailto: address or an https: address")
    return Site(report, {name: _by_language(name, described[name]) for name in TEXTS if name in described})


def _can_be_reported_to(address: str) -> bool:
    parts = urlsplit(address)
    return (
        not address
        or (parts.scheme == "mailto" and "@" in parts.path)
        or (parts.scheme == "https" and parts.netloc != "")
    )


def _by_language(name: str, written: Any) -> Mapping[str, str]:
    if not isinstance(written, Mapping) or not all(isinstance(words, str) for words in written.values()):
        raise SiteError(f'[site.{name}] holds one text per language, such as en = "..."')
    return dict(written)
