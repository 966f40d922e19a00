"""Links from exhibits to pages, which take the reader's language, cities and as-of date along."""

from urllib.parse import urlencode

from exhibits.exhibit import FIVE, Parameters
from text import Text


def page_link(page: str, parameters: Parameters, text: Text, **query: str) -> str:
    """Return the relative link to a page; what stands at its default there, the page drops from the address."""
    carried = {"lang": text.language}
    if parameters.cities and parameters.cities != FIVE:
        carried["cities"] = ",".join(parameters.cities)
    if parameters.as_of is not None:
        carried["asof"] = parameters.as_of.isoformat()
    return f"./{page}?{urlencode(carried | query, safe=',')}"
