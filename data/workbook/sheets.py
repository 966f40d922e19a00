"""Which sheet is which: by its name in any of the languages, or by its headings."""

from dataclasses import dataclass, field

from data.workbook.book import Book, Sheet
from data.workbook.columns import SHAPES, SheetKind, other_sheets, sheet_names
from data.workbook.layout import Table, find_table
from data.workbook.spelling import name_key


@dataclass
class FoundSheets:
    """The tables of a workbook, and what could not be decided.

    Attributes
    ----------
    tables
        The table of each kind that was found once.
    ambiguous
        The sheets among which one kind could not be decided.
    empty
        Sheets of ours without any row.
    """

    tables: dict[SheetKind, Table] = field(default_factory=dict)
    ambiguous: list[tuple[SheetKind, list[Sheet]]] = field(default_factory=list)
    empty: list[Table] = field(default_factory=list)


def find_sheets(book: Book) -> FoundSheets:
    """Find the sheet of each kind.

    A sheet that bears the name of a kind is of that kind. Another sheet is of the kind whose required headings it
    holds; a hidden one counts only when no visible sheet does.
    """
    found = FoundSheets()
    for kind in SHAPES:
        candidates = _candidates(book, kind)
        filled = [table for table in candidates if any(True for _ in table.rows())]
        if len(filled) > 1:
            found.ambiguous.append((kind, [table.sheet for table in filled]))
        elif filled:
            found.tables[kind] = filled[0]
        else:
            found.empty.extend(candidates[:1])
    return found


def _candidates(book: Book, kind: SheetKind) -> list[Table]:
    named, alike = [], []
    for sheet in book.sheets:
        said = sheet_names().get(_without_copy_number(sheet.name))
        if said == kind:
            named.append(find_table(sheet, kind))
        elif said is None and name_key(sheet.name) not in other_sheets():
            table = find_table(sheet, kind)
            if table.header_row and not table.missing() and _fits_best(table, kind):
                alike.append(table)
    candidates = [*named, *alike]
    visible = [table for table in candidates if table.sheet.state == "visible"]
    return visible or candidates


def _fits_best(table: Table, kind: SheetKind) -> bool:
    """Return whether no other kind claims the sheet with more of its headings."""
    others = (find_table(table.sheet, other) for other in SHAPES if other != kind)
    return all(len(other.columns) <= len(table.columns) or other.missing() for other in others)


def _without_copy_number(name: str) -> str:
    """Return a sheet's name without the "(2)" that Excel gives to a copy."""
    key = name_key(name)
    head, _, tail = key.rpartition(" (")
    return head if head and tail[:-1].isdigit() and tail.endswith(")") else key
