"""When several weightings fit equally well: is it so, and which of them is shown."""

import numpy as np
from scipy.optimize import nnls

from analysis.impact.panel import Floats

ON_THE_FACE = 1e-9  # of the squared distance to the nearest point
NEWTON_STEPS = 200
RANK_TOLERANCE = 1e-9


def face_of_equal_fit(target: Floats, donors: Floats, weights: Floats) -> np.ndarray:
    """Return which donors could carry weight without worsening the fit.

    At the best fit ``x = target - weights @ donors`` a donor belongs to the face when its distance along ``x`` equals
    that of the fit itself (complementary slackness).
    """
    offset = donors - target
    position = weights @ offset
    scale = max(float(np.einsum("nt,nt->n", offset, offset).min()), np.finfo(float).tiny)
    return np.asarray((offset @ position - position @ position <= ON_THE_FACE * scale) | (weights > 0))


def is_unique(donors: Floats, face: np.ndarray) -> bool:
    """Return whether the donors on the face are affinely independent, so that only one weighting fits best."""
    chosen = donors[face]
    differences = chosen[1:] - chosen[0]
    if len(differences) == 0:
        return True
    size = np.linalg.svd(differences, compute_uv=False)
    rank = int((size > RANK_TOLERANCE * max(size[0], np.finfo(float).tiny)).sum()) if size[0] > 0 else 0
    return rank == len(differences)


def smallest_norm(target: Floats, donors: Floats, weights: Floats) -> Floats:
    """Return, of all weightings that fit as well as ``weights``, the one of least norm: the most evenly spread.

    Minimises ``|w|²`` subject to ``w @ donors = weights @ donors``, ``sum(w) = 1``, ``w >= 0`` over the face of equal
    fit. The solution has the form ``max(0, A'multipliers)``; the multipliers are found by Newton's method on the
    piecewise quadratic dual.
    """
    face = face_of_equal_fit(target, donors, weights)
    offset = donors[face] - target
    spread = float(np.abs(offset).max()) or 1.0
    system = np.vstack([offset.T / spread, np.ones(int(face.sum()))])
    wanted = np.append(weights[face] @ offset / spread, 1.0)
    found = _least_norm(system, wanted)
    if found is None:
        return weights
    spread_out = np.zeros_like(weights)
    spread_out[face] = found
    return spread_out


def _least_norm(system: Floats, wanted: Floats) -> Floats | None:
    """Solve ``min |w|²`` subject to ``system @ w = wanted`` and ``w >= 0``.

    Least-distance programming (Lawson & Hanson, "Solving Least Squares Problems", 1974, chapter 23): what the equations
    leave open is moved just far enough for no weight to be negative, by one non-negative least squares.
    """
    left, size, right = np.linalg.svd(system)
    rank = int((size > RANK_TOLERANCE * size[0]).sum())
    centre = right[:rank].T @ ((left[:, :rank].T @ wanted) / size[:rank])
    free = right[rank:]
    if free.shape[0] == 0 or (centre >= 0).all():
        return np.asarray(np.maximum(centre, 0.0))
    aim = np.append(np.zeros(len(free)), 1.0)
    dual, _ = nnls(np.vstack([free, -centre]), aim)
    residual = np.vstack([free, -centre]) @ dual - aim
    if abs(residual[-1]) < np.finfo(float).eps:
        return None
    found: Floats = np.maximum(centre - free.T @ residual[:-1] / residual[-1], 0.0)
    return np.asarray(found / found.sum())
