"""Exact least squares on the simplex, for many targets at once.

For each target ``t`` the weights ``w >= 0``, ``sum(w) = 1`` that minimise ``|t - w @ points|²`` give the nearest point
of the convex hull of the points. P. Wolfe, "Finding the nearest point in a polytope" (Mathematical Programming, 1976),
finds it in finitely many steps by growing and shrinking an active set; here all targets take their steps together, so
that a permutation over a thousand regions is a few dozen matrix products.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]

PRICE_TOLERANCE = 1e-12  # of the squared distance to the nearest point: when no further point can improve the fit
ROUNDING = 1e-24  # squared distance, in units of the spread, that is nothing but rounding
NO_POINT = -1
STEPS_PER_YEAR = 60  # a bound on the steps that only a numerical accident can reach


@dataclass
class _Search:
    """The state of the targets still being solved; the leading axis of every array is the target."""

    row: Ints  # which target
    own: Ints  # the point a target may not use: itself
    target: Floats  # (B, T)
    slot: Ints  # (B, K) the point in each slot
    taken: Truths  # (B, K)
    weight: Floats  # (B, K)
    offset: Floats  # (B, K, T) point minus target
    gram: Floats  # (B, K, K)
    best: Floats  # (B,) squared distance after the last full step
    best_weight: Floats  # (B, K) the weights it was reached with
    scale: Floats  # (B,) squared distance to the nearest single point

    def keep(self, mask: Truths) -> None:
        """Drop the targets that are done."""
        for name, value in vars(self).items():
            setattr(self, name, value[mask])


def simplex_weights(targets: Floats, points: Floats, own: Ints | None = None) -> Floats:
    """Return the weights of the points that come nearest to each target.

    Parameters
    ----------
    targets
        Shape (B, T): B series over T years.
    points
        Shape (N, T): the donors.
    own
        Shape (B,): the index of the point that is the target itself and must not be used, -1 where there is none.

    Returns
    -------
    Shape (B, N), rows non-negative and summing to 1. Where several weightings fit equally well, one of them.

    Raises
    ------
    ValueError
        When a target has no point to use.
    """
    own = np.full(len(targets), NO_POINT) if own is None else own
    if len(points) - int(np.any(own != NO_POINT)) < 1:
        raise ValueError("no point to build a weighting from")
    scaled_targets, scaled_points = _scaled(targets, points)
    weights = np.zeros((len(targets), len(points)))
    search = _start(scaled_targets, scaled_points, own)
    for _ in range(STEPS_PER_YEAR * (targets.shape[1] + 2)):
        if len(search.row) == 0:
            break
        _step(search, scaled_points, weights)
    _write(search, np.ones(len(search.row), dtype=bool), weights)
    return weights


def _scaled(targets: Floats, points: Floats) -> tuple[Floats, Floats]:
    """Centre each year and divide by the overall spread: the weights stay the same, the arithmetic stays exact."""
    centre = points.mean(axis=0)
    spread = float(np.sqrt(np.mean((points - centre) ** 2))) or 1.0
    return (targets - centre) / spread, (points - centre) / spread


def _start(targets: Floats, points: Floats, own: Ints) -> _Search:
    """Begin each target at its nearest single point."""
    distance = _squared_norms(targets)[:, None] + _squared_norms(points)[None, :] - 2.0 * targets @ points.T
    rows = np.arange(len(targets))
    others = own != NO_POINT
    distance[rows[others], own[others]] = np.inf
    nearest = distance.argmin(axis=1)
    slots = min(len(points), points.shape[1] + 1) + 1
    offset = np.zeros((len(targets), slots, points.shape[1]))
    offset[:, 0] = points[nearest] - targets
    squared = _squared_norms(offset[:, 0])
    gram = np.zeros((len(targets), slots, slots))
    gram[:, 0, 0] = squared
    first = np.zeros((len(targets), slots), dtype=bool)
    first[:, 0] = True
    slot = np.where(first, nearest[:, None], NO_POINT)
    unreached = np.full(len(rows), np.inf)
    one = first.astype(float)
    return _Search(rows, own, targets, slot, first, one, offset, gram, unreached, one.copy(), squared)


def _squared_norms(rows: Floats) -> Floats:
    return _row_dot(rows, rows)


def _step(search: _Search, points: Floats, weights: Floats) -> None:
    """Move every target to the nearest point of its active set's plane, then drop, add or finish."""
    wanted, position = _affine_minimiser(search)
    outside = search.taken & (wanted <= 0.0)
    moving = np.asarray(outside.any(axis=1))
    _retreat(search, wanted, outside, moving)
    inside = np.flatnonzero(~moving)
    search.weight[inside] = wanted[inside]
    done = np.zeros(len(search.row), dtype=bool)
    done[inside] = _price(search, inside, position[inside], points)
    if done.any():
        _write(search, done, weights)
        search.keep(~done)


def _affine_minimiser(search: _Search) -> tuple[Floats, Floats]:
    """Return the point of least norm in the plane through the active points: its weights, of any sign, and itself.

    Wolfe's bordered system (gram + c 1 1') u = 1 with w = u / sum(u), followed by one correction in the same factor,
    which recovers what forming the Gram matrix loses.
    """
    width = _width(search)
    taken = search.taken[:, :width]
    ones = taken.astype(float)
    gram, offset = search.gram[:, :width, :width], search.offset[:, :width]
    diagonal = np.arange(width)
    shift = np.maximum((gram[:, diagonal, diagonal] * ones).max(axis=1), ROUNDING)[:, None]
    system = (gram / shift[:, :, None] + 1.0) * (ones[:, :, None] * ones[:, None, :])
    system[:, diagonal, diagonal] += np.where(taken, 1e-14, 1.0)
    inverse = _inverse(system)
    unit = np.matvec(inverse, ones)
    total = unit.sum(axis=1, keepdims=True)
    found = unit / total
    push = np.matvec(inverse, np.matvec(offset, np.vecmat(found, offset)) / shift * ones)
    wanted = np.zeros_like(search.weight)
    wanted[:, :width] = ones * (found + unit * (push.sum(axis=1, keepdims=True) / total) - push)
    return wanted, np.vecmat(wanted[:, :width], offset)


def _width(search: _Search) -> int:
    """Return how many slots are in use at most."""
    return int(np.flatnonzero(search.taken.any(axis=0))[-1]) + 1


def _inverse(systems: Floats) -> Floats:
    """Invert each system; where one is singular to the last digit, all get the pseudo-inverse."""
    try:
        return np.asarray(np.linalg.inv(systems), dtype=np.float64)
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.pinv(systems, hermitian=True), dtype=np.float64)


def _retreat(search: _Search, wanted: Floats, outside: Truths, moving: Truths) -> None:
    """Go from the present weights towards the wanted ones until the first becomes zero, and drop that point."""
    if not moving.any():
        return
    now, aim, bad = search.weight[moving], wanted[moving], outside[moving]
    # A weight of zero that wants to be negative allows no movement at all: the share is then zero, never 0/0.
    share = np.where(bad, now / np.where(bad, np.maximum(now - aim, np.finfo(float).tiny), 1.0), np.inf)
    first = share.argmin(axis=1)
    rows = np.arange(len(now))
    reached = now + share[rows, first][:, None] * (aim - now)
    reached[rows, first] = 0.0
    reached = np.maximum(reached, 0.0)
    search.weight[moving] = reached / reached.sum(axis=1, keepdims=True)
    search.taken[moving] &= reached > 0.0


def _price(search: _Search, rows: Ints, position: Floats, points: Floats) -> Truths:
    """Add the most useful point to each active set; say which targets no point can help any more (the KKT check)."""
    if len(rows) == 0:
        return np.zeros(0, dtype=bool)
    squared = _squared_norms(position)
    stalled = squared >= search.best[rows]
    # A step that gains nothing has met a point that depends on the others: what was reached before it stands.
    search.weight[rows[stalled]] = search.best_weight[rows[stalled]]
    search.taken[rows[stalled]] = search.weight[rows[stalled]] > 0
    entering, gain = _most_useful(search, rows, position, squared, points)
    # Where a point in use comes out as the most useful, all others are worth no more than rounding.
    present = ((search.slot[rows] == entering[:, None]) & search.taken[rows]).any(axis=1)
    done = np.asarray(stalled | present | (gain <= PRICE_TOLERANCE * search.scale[rows] + ROUNDING))
    search.best[rows], search.best_weight[rows] = squared, search.weight[rows]
    _enter(search, rows[~done], entering[~done], points)
    return done


def _most_useful(search: _Search, rows: Ints, position: Floats, squared: Floats, points: Floats) -> tuple[Ints, Floats]:
    """Return the point that lies farthest on the near side of each target's present fit, and by how much."""
    products = position @ points.T
    own = search.own[rows]
    others = np.flatnonzero(own != NO_POINT)
    products[others, own[others]] = np.inf
    entering = products.argmin(axis=1)
    nearest = products[np.arange(len(rows)), entering] - _row_dot(position, search.target[rows])
    return entering, squared - nearest


def _row_dot(left: Floats, right: Floats) -> Floats:
    return np.asarray(np.einsum("bt,bt->b", left, right))


def _enter(search: _Search, rows: Ints, entering: Ints, points: Floats) -> None:
    """Put a point into the first free slot of each of these targets, with weight zero."""
    if len(rows) == 0:
        return
    free = (~search.taken[rows]).argmax(axis=1)
    offset = np.zeros_like(search.target)
    offset[rows] = points[entering] - search.target[rows]
    search.offset[rows, free] = offset[rows]
    search.slot[rows, free] = entering
    search.taken[rows, free] = True
    search.weight[rows, free] = 0.0
    width = _width(search)
    products = np.matvec(search.offset[:, :width], offset)[rows]
    search.gram[rows, free, :width] = products
    search.gram[rows, :width, free] = products


def _write(search: _Search, done: Truths, weights: Floats) -> None:
    """Copy finished active sets into the full table of weights."""
    which, slot = np.nonzero(search.taken & done[:, None])
    weights[search.row[which], search.slot[which, slot]] = search.weight[which, slot]
