"""Other cities that held or sought the title, as a layer of the map."""

import pandas as pd

from data.catalogue import Catalogue, Host
from text import Text


def title_cities(catalogue: Catalogue, text: Text) -> pd.DataFrame:
    """Return hosts and runner-ups other than the five cities: ``name longitude latitude role label``.

    A city that was shortlisted once and chosen another time is drawn as a host.
    """
    partners = {city.name for city in catalogue.cities.values()}
    drawn = [host for host in catalogue.hosts if host.longitude is not None and host.city not in partners]
    chosen = {host.city for host in drawn if host.role == "host"}
    shown = [host for host in drawn if host.role == "host" or host.city not in chosen]
    rows = [(host.city, host.longitude, host.latitude, host.role, _label(host, text)) for host in shown]
    return pd.DataFrame(rows, columns=["name", "longitude", "latitude", "role", "label"]).drop_duplicates(
        ["name", "role", "label"]
    )


def _label(host: Host, text: Text) -> str:
    if host.role == "host":
        return text.say("European Capital of Culture {year}", year=host.year)
    return text.say("shortlisted for {year}, not chosen", year=host.designated_year)
