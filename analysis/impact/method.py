"""Which estimator."""

from enum import StrEnum


class Method(StrEnum):
    """Synthetic control, difference-in-differences, synthetic difference-in-differences."""

    SCM = "scm"
    DID = "did"
    SDID = "sdid"
