"""Places labels so that none touch: neighbours are joined into blocks and spread evenly around their mean."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], *, gap: float) -> list[float]:
    """Return positions at least ``gap`` apart, as near to the wanted ones as an even spread allows.

    Examples
    --------
    >>> spread([1.0, 1.0, 5.0], gap=1.0)
    [0.5, 1.5, 5.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[list[int]] = []
    for index in order:
        blocks.append([index])
        while len(blocks) > 1 and _touch(blocks[-2], blocks[-1], wanted, gap):
            last = blocks.pop()
            blocks[-1].extend(last)
    places = [0.0] * len(wanted)
    for block in blocks:
        for index, place in zip(block, _block_places(block, wanted, gap), strict=True):
            places[index] = place
    return places


def _block_places(block: Sequence[int], wanted: Sequence[float], gap: float) -> list[float]:
    middle = sum(wanted[i] for i in block) / len(block)
    start = middle - gap * (len(block) - 1) / 2
    return [start + gap * i for i in range(len(block))]


def _touch(lower: Sequence[int], upper: Sequence[int], wanted: Sequence[float], gap: float) -> bool:
    # A hair of tolerance, so that labels exactly one gap apart stay where they are.
    return _block_places(upper, wanted, gap)[0] - _block_places(lower, wanted, gap)[-1] < gap * (1 - 1e-9)
