"""Rows of a table that are made when they are asked for: a thousand regions are seldom read row by row."""

from collections.abc import Mapping, Sequence
from typing import overload

import pandas as pd

from exhibits.table import Cell


class FrameRows(Sequence[Mapping[str, Cell]]):
    """A frame read as rows: machine names to plain values, None where a figure is missing."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame.astype(object).where(frame.notna(), None)

    def __len__(self) -> int:
        return len(self._frame)

    @overload
    def __getitem__(self, place: int) -> Mapping[str, Cell]: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Mapping[str, Cell]]: ...

    def __getitem__(self, place: int | slice) -> Mapping[str, Cell] | Sequence[Mapping[str, Cell]]:
        if isinstance(place, slice):
            return FrameRows(self._frame.iloc[place])
        row = self._frame.iloc[place]
        return {str(name): value for name, value in row.items()}

    def __iter__(self):  # type: ignore[no-untyped-def]  # the element type is Sequence's own
        yield from self._frame.to_dict(orient="records")
