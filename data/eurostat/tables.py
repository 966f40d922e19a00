"""Which tables of Eurostat the reference carries, and what their codes mean to us.

A row counts when its codes are those named here; all other rows are parts of the table that we do not show. Codes are
those of Eurostat's code lists. A scope that began in 2021 is a table of its own, never chained with the older one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from data.catalogue import Catalogue
from data.workbook.eurostat_meanings import INDICATOR_CODES

Codes = tuple[str, ...]
Meaning = tuple[str, str]
"""An indicator and a breakdown of ours."""
Meanings = Mapping[Codes, Meaning]
DEMOGRAPHY = ("V11910", "V11920", "V11930", "V11943", "V16910", "V16911", "V16920", "V16930", "V97020", "V97030")
SIZES = {"TOTAL": "total", "0": "0", "1-9": "1-9", "GE10": "10+"}
NEW_DEMOGRAPHY = {
    "ENT_NR": "enterprises",
    "ENT_BRTH_NR": "births",
    "ENT_DTH_NR": "deaths",
    "EMP_NR": "persons_employed",
}
ACTIVITIES = ("B-E", "F", "G", "H", "I", "J", "K_L", "M_N", "P_Q", "R_S_X_S94")
ACCOUNTS = ("MIO_EUR", "EUR_HAB", "PPS_EU27_2020_HAB", "EUR_HAB_EU27_2020", "PPS_HAB_EU27_2020")
GUESTS = {"TOTAL": "total", "DOM": "domestic", "FOR": "foreign"}
AGES = {"TOTAL": "total", "Y_LT15": "Y_LT15", "Y15-64": "Y15-64", "Y_GE65": "Y_GE65"}
CITY_CODES: Meanings = {
    ("CR1003V",): ("city_cinema_seats", "total"),
    ("CR1003I",): ("city_cinema_seats_per_1000", "total"),
    ("CR1005V",): ("city_cinema_attendance", "total"),
    ("CR1007V",): ("city_museum_visitors", "total"),
    ("CR1008V",): ("city_theatres", "total"),
    ("CR1010V",): ("city_libraries", "total"),
    ("CR1015V",): ("city_swimming_pools", "total"),
    ("CR2001V",): ("city_nights", "total"),
    ("CR2009V",): ("city_bed_places", "total"),
    ("CR2010V",): ("city_nights", "domestic"),
    ("CR2011V",): ("city_nights", "foreign"),
    ("CR2010I",): ("city_beds_per_1000", "total"),
    ("CR2011I",): ("city_nights_per_resident", "total"),
}


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of Eurostat and the part of it that is ours.

    Attributes
    ----------
    told_by
        The dimensions whose codes say what a row counts.
    meanings
        The codes of those dimensions, in their order, as an indicator and a breakdown.
    fixed
        Dimension -> the codes of it that count.
    optional
        Dimensions of ``fixed`` that the table may lack: it then holds one code only.
    areas
        Names the dimension of areas may have.
    everywhere
        What is kept of all areas, None for everything; of the rest only the five cities' own areas are kept.
    """

    code: str
    told_by: tuple[str, ...]
    meanings: Mapping[Codes, Meaning]
    fixed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    areas: tuple[str, ...] = ("geo",)
    everywhere: frozenset[Meaning] | None = None

    def codes(self) -> dict[str, frozenset[str]]:
        """Return, by dimension, the codes one of which (``fixed``) or all of which (``told_by``) are looked for."""
        told = {name: frozenset(codes[place] for codes in self.meanings) for place, name in enumerate(self.told_by)}
        return {"freq": frozenset({"A"}), **self.fixed, **told}


def tables(catalogue: Catalogue) -> dict[str, Table]:
    """Return the tables by the key of the dataset that each one brings up to date."""
    activities = catalogue.indicators["persons_employed_nace"].breakdowns
    found = (*_demography(), *_accounts(), *_tourism(), *_cities(), *_people(), _structure(activities))
    return {table.code: table for table in found}


def _only(**codes: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(written.split()) for name, written in codes.items()}


def _demography() -> Iterable[Table]:
    meanings: Meanings = {
        (code, size): (INDICATOR_CODES[code], ours) for code, (size, ours) in product(DEMOGRAPHY, SIZES.items())
    }
    yield Table(
        code="bd_size_r3",
        told_by=("indic_sb", "sizeclas"),
        meanings=meanings,
        fixed=_only(nace_r2="B-S_X_K642"),
        # Size classes of the other indicators were never compared between regions, and are half of the table.
        everywhere=frozenset(
            meaning for meaning in meanings.values() if meaning[1] == "total" or meaning[0] in ("enterprises", "births")
        ),
    )
    activities = {"B-S_X_O_S94": "total", **{code: code for code in ACTIVITIES}}
    yield Table(
        code="bd_hgnace_r",
        told_by=("indic_sbs", "nace_r2"),
        meanings={
            (code, activity): (indicator, ours)
            for (code, indicator), (activity, ours) in product(NEW_DEMOGRAPHY.items(), activities.items())
        },
        everywhere=frozenset((indicator, "total") for indicator in NEW_DEMOGRAPHY.values()),
    )


def _accounts() -> Iterable[Table]:
    whole: Meanings = {(unit,): (INDICATOR_CODES[unit], "total") for unit in ACCOUNTS}
    yield Table(code="nama_10r_3gdp", told_by=("unit",), meanings=whole)
    yield Table(code="nama_10r_2gdp", told_by=("unit",), meanings={("MIO_EUR",): ("gdp", "total")})


def _tourism() -> Iterable[Table]:
    nights: Meanings = {(code,): ("nights", ours) for code, ours in GUESTS.items()}
    yield Table(
        code="tour_occ_nin2", told_by=("c_resid",), meanings=nights, fixed=_only(unit="NR", nace_r2="I551-I553")
    )
    houses = {"I551-I553": "arrivals", "I551": "arrivals_hotels"}
    arrivals: Meanings = {
        (code, house): (indicator, ours) for (code, ours), (house, indicator) in product(GUESTS.items(), houses.items())
    }
    yield Table(code="tour_occ_arn2", told_by=("c_resid", "nace_r2"), meanings=arrivals, fixed=_only(unit="NR"))


def _cities() -> Iterable[Table]:
    places = ("cities", "geo")
    yield Table(code="urb_ctour", told_by=("indic_ur",), meanings=CITY_CODES, areas=places)
    firms: Meanings = {("EC2021V",): ("city_companies", "total"), ("EC2039V",): ("city_local_units", "total")}
    yield Table(code="urb_cecfi", told_by=("indic_ur",), meanings=firms, areas=places)


def _people() -> Iterable[Table]:
    yield Table(
        code="demo_r_pjanaggr3",
        told_by=("age",),
        meanings={(code,): ("population", ours) for code, ours in AGES.items()},
        fixed=_only(sex="T", unit="NR"),
        everywhere=frozenset({("population", "total")}),
    )
    yield Table(code="cult_emp_reg", told_by=("unit",), meanings={("THS_PER",): ("cultural_employment", "total")})
    for code in ("lfst_r_lfu3rt", "tgs00010"):
        yield Table(
            code=code,
            told_by=("age",),
            # Fifteen and over, as our figures are defined; a table of ages 15 to 74 alone is refused.
            meanings={("Y_GE15",): ("unemployment_rate", "total")},
            fixed=_only(sex="T", unit="PC PC_ACT", isced11="TOTAL"),
            optional=frozenset({"unit", "isced11"}),
        )
    yield Table(
        code="tgs00026",
        told_by=("na_item",),
        meanings={("B6N",): ("disposable_income", "total")},
        fixed=_only(direct="BAL", unit="PPS_EU27_2020_HAB PPCS_HAB PPS_HAB"),
        optional=frozenset({"direct"}),
    )


def _structure(activities: Iterable[str]) -> Table:
    return Table(
        code="sbs_r_nuts06_r2",
        told_by=("nace_r2",),
        meanings={(code,): ("persons_employed_nace", code) for code in activities},
        fixed=_only(indic_sb="V16110"),
    )
