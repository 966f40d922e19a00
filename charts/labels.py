"""Places labels so that none touch: neighbours are joined into blocks and spread evenly around their mean."""

from collections.abc import Sequence
from typing import Final

PHONE_WIDTH: Final = 306  # pixels between the margins of a drawing on a phone of 390
LETTER: Final = 0.53  # width of an average bold letter, in parts of its size


def spread(wanted: Sequence[float], *, sizes: Sequence[float]) -> list[float]:
    """Return the middles of labels of given sizes: none overlap, each is as near its place as an even spread allows.

    Examples
    --------
    >>> spread([1.0, 1.0, 5.0], sizes=[1.0, 1.0, 1.0])
    [0.5, 1.5, 5.0]
    """
    blocks: list[list[int]] = []
    for index in sorted(range(len(wanted)), key=lambda i: wanted[i]):
        blocks.append([index])
        while len(blocks) > 1 and _overlap(blocks[-2], blocks[-1], wanted, sizes):
            last = blocks.pop()
            blocks[-1].extend(last)
    places = [0.0] * len(wanted)
    for block in blocks:
        edge = _lower_edge(block, wanted, sizes)
        for index in block:
            places[index] = edge + sizes[index] / 2
            edge += sizes[index]
    return places


def _lower_edge(block: Sequence[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    """Return where a block begins that is centred on the mean of its members' places."""
    return sum(wanted[i] for i in block) / len(block) - sum(sizes[i] for i in block) / 2


def _overlap(lower: Sequence[int], upper: Sequence[int], wanted: Sequence[float], sizes: Sequence[float]) -> bool:
    top = _lower_edge(lower, wanted, sizes) + sum(sizes[i] for i in lower)
    # A hair of tolerance, so that labels that just touch stay where they are.
    return top - _lower_edge(upper, wanted, sizes) > 1e-9 * sum(sizes)
