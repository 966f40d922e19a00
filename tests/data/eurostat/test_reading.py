"""A table is read when its structure, codes, marks and figures are those we know; else it is said what is not."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from data.eurostat import reading
from data.eurostat.errors import Fault, RefreshError
from data.eurostat.reading import Read, read_table
from tests.data.eurostat.made_up import TABLES, body
from tests.data.eurostat.service import sdmx_csv

FIRMS = "freq,indic_sb,sizeclas,nace_r2,geo"
NIGHTS = "freq,c_resid,unit,nace_r2,geo"


def read(folder: Path, content: bytes, code: str, *, packed: bool = True) -> Read:
    file = folder / "table"
    file.write_bytes(gzip.compress(content) if packed else content)
    return read_table(file, TABLES[code])


def failing(folder: Path, content: bytes, code: str = "tour_occ_nin2", *, packed: bool = True) -> RefreshError:
    with pytest.raises(RefreshError) as caught:
        read(folder, content, code, packed=packed)
    return caught.value


def nights(*rows: str, dimensions: str = NIGHTS, **more: str) -> bytes:
    guests = [f"A,{code},NR,I551-I553,RO42,2024,{value},," for code, value in (("TOTAL", 9), ("DOM", 5), ("FOR", 4))]
    return sdmx_csv("tour_occ_nin2", dimensions, [*guests, *rows], **more)


@pytest.mark.parametrize("code", sorted(TABLES))
def test_every_table_of_the_reference_is_understood(tmp_path: Path, code: str) -> None:
    figures = read(tmp_path, body(code, years=[2012, 2013]), code).figures
    meanings = set(zip(figures["indicator"], figures["breakdown"], strict=True))
    assert meanings == set(TABLES[code].meanings.values())
    assert set(figures["year"]) == {2012, 2013}
    assert set(figures["source"]) == {code}


def test_codes_become_indicators_and_breakdowns(tmp_path: Path) -> None:
    found = read(tmp_path, nights("A,TOTAL,NR,I551-I553,ITF52,2023,71.5,e,"), "tour_occ_nin2")
    rows = found.figures.set_index(["geo", "year", "breakdown"])
    assert rows.loc[("RO42", 2024, "domestic"), "value"] == 5
    assert rows.loc[("ITF52", 2023, "total"), ["value", "flag"]].tolist() == [71.5, "e"]
    assert (found.flow, found.updated) == ("ESTAT:TOUR_OCC_NIN2(1.0)", date(2026, 5, 22))


def test_parts_of_the_table_that_are_not_ours_are_left_out(tmp_path: Path) -> None:
    others = [
        "A,TOTAL,P_THAB,I551-I553,RO42,2023,1,,",
        "A,TOTAL,NR,I551,RO42,2023,2,,",
        "M,TOTAL,NR,I551-I553,RO42,2023,3,,",
    ]
    assert len(read(tmp_path, nights(*others), "tour_occ_nin2").figures) == 3


def test_missing_is_missing_and_secret_is_marked(tmp_path: Path) -> None:
    rows = [
        "A,TOTAL,NR,I551-I553,HR03,2020,,,",
        "A,TOTAL,NR,I551-I553,HR03,2021,:,n,",
        "A,TOTAL,NR,I551-I553,HR03,2022,,,C",
        "A,TOTAL,NR,I551-I553,HR03,2023,0,,",
    ]
    figures = read(tmp_path, nights(*rows), "tour_occ_nin2").figures
    found = figures[figures["geo"] == "HR03"].set_index("year")
    assert list(found.index) == [2022, 2023]
    assert found.loc[2022, "flag"] == "c"
    assert found["value"].isna().tolist() == [True, False]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    content = sdmx_csv(
        "tour_occ_nin2",
        "geo,nace_r2,unit,c_resid,freq",
        [f"RO42,I551-I553,NR,{code},A,2024,9,," for code in ("TOTAL", "DOM", "FOR")],
    )
    assert set(read(tmp_path, content, "tour_occ_nin2").figures["geo"]) == {"RO42"}


def test_cities_may_be_called_areas(tmp_path: Path) -> None:
    content = body("urb_cecfi", areas=["RO003C"]).replace(b",cities,", b",geo,")
    assert set(read(tmp_path, content, "urb_cecfi").figures["geo"]) == {"RO003C"}


def test_a_table_without_the_newest_column_is_read(tmp_path: Path) -> None:
    rows = [f"A,{code},NR,I551-I553,RO42,2024,9," for code in ("TOTAL", "DOM", "FOR")]
    content = sdmx_csv("tour_occ_nin2", NIGHTS, rows, after="OBS_FLAG")
    assert len(read(tmp_path, content, "tour_occ_nin2").figures) == 3


@pytest.mark.parametrize("keep", [0.5, 0.97])
def test_a_packed_table_that_was_cut_is_refused(tmp_path: Path, keep: float) -> None:
    packed = gzip.compress(body("bd_size_r3"))
    (tmp_path / "table").write_bytes(packed[: int(len(packed) * keep)])
    with pytest.raises(RefreshError) as caught:
        read_table(tmp_path / "table", TABLES["bd_size_r3"])
    assert caught.value.fault is Fault.BROKEN_OFF


@pytest.mark.parametrize("taken", [2, 3, 4, 9])
def test_a_table_that_ends_within_a_line_is_refused(tmp_path: Path, taken: int) -> None:
    content = nights("A,TOTAL,NR,I551-I553,RO42,2023,12345,e,")[:-taken]
    assert failing(tmp_path, content, packed=False).fault is Fault.BROKEN_OFF


def test_a_packed_table_whose_bytes_were_spoilt_is_refused(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(nights()))
    packed[-6] ^= 0xFF
    (tmp_path / "table").write_bytes(bytes(packed))
    with pytest.raises(RefreshError) as caught:
        read_table(tmp_path / "table", TABLES["tour_occ_nin2"])
    assert caught.value.fault is Fault.BROKEN_OFF


def test_a_missing_dimension_is_named_with_those_there_are(tmp_path: Path) -> None:
    error = failing(tmp_path, nights(dimensions=NIGHTS.replace("c_resid", "residence")))
    assert error.fault is Fault.NO_DIMENSION
    assert error.values["dimension"] == "c_resid"
    assert "residence" in str(error)


def test_a_new_dimension_is_named(tmp_path: Path) -> None:
    rows = ["A,x,TOTAL,NR,I551-I553,RO42,2024,9,,"]
    error = failing(tmp_path, sdmx_csv("tour_occ_nin2", "freq,terrtypo,c_resid,unit,nace_r2,geo", rows))
    assert (error.fault, error.values["dimension"]) == (Fault.NEW_DIMENSION, "terrtypo")


def test_a_code_that_was_renamed_is_named(tmp_path: Path) -> None:
    error = failing(tmp_path, nights().replace(b",DOM,", b",NAT,"))
    assert (error.fault, error.values["dimension"], error.values["code"]) == (Fault.NO_CODE, "c_resid", "DOM")
    assert "NAT" in str(error)


def test_a_scope_that_was_renamed_is_named(tmp_path: Path) -> None:
    error = failing(tmp_path, nights().replace(b",I551-I553,", b",I55,"))
    assert (error.fault, error.values["code"]) == (Fault.NO_CODE, "I551-I553")


@pytest.mark.parametrize(
    ("row", "fault", "named"),
    [
        ("A,TOTAL,NR,I551-I553,RO42,2023,12 345,,", Fault.NOT_A_NUMBER, "12 345"),
        ("A,TOTAL,NR,I551-I553,RO42,2023,inf,,", Fault.NOT_A_NUMBER, "inf"),
        ("A,TOTAL,NR,I551-I553,RO42,2023,12,x,", Fault.UNKNOWN_FLAG, "x"),
        ("A,TOTAL,NR,I551-I553,RO42,2024,10,,", Fault.TWICE, "RO42"),
    ],
)
def test_figures_and_marks_that_make_no_sense_are_named(tmp_path: Path, row: str, fault: Fault, named: str) -> None:
    error = failing(tmp_path, nights(row))
    assert error.fault is fault
    assert named in str(error)


def test_another_table_is_named(tmp_path: Path) -> None:
    error = failing(tmp_path, nights().replace(b"TOUR_OCC_NIN2", b"TOUR_OCC_ARN2"))
    assert error.fault is Fault.OTHER_TABLE
    assert "TOUR_OCC_ARN2" in str(error)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n",
        b"PK\x03\x04",
        b"STRUCTURE,STRUCTURE_ID,freq\r\ndataflow,x,A\r\n",
        nights().split(b"\r\n")[0] + b"\r\n",
    ],
    ids=["nothing", "empty line", "zip", "other header", "header alone"],
)
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes) -> None:
    assert failing(tmp_path, content, packed=False).fault is Fault.NOT_A_TABLE


def test_a_large_table_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BLOCK", 20_000)
    pieces: list[int] = []
    ours = reading._ours
    monkeypatch.setattr(reading, "_ours", lambda rows, *more: pieces.append(len(rows)) or ours(rows, *more))
    figures = read(tmp_path, body("bd_size_r3"), "bd_size_r3").figures
    assert len(figures) == sum(pieces) == 40 * 6 * 10
    assert len(pieces) > 5
