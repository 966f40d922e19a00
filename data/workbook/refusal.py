"""Why a file is not read at all. Carries codes and places, never the text of another library's error."""


class RefusedError(Exception):
    """A file that is refused as a whole.

    Parameters
    ----------
    code
        A code of severity "stop".
    sheet, cell, value
        Where, and what was found; empty when it is about the file itself.
    """

    def __init__(self, code: str, *, sheet: str = "", cell: str = "", value: str = "") -> None:
        super().__init__(code)
        self.code, self.sheet, self.cell, self.value = code, sheet, cell, value[:200]

    def as_dict(self) -> dict[str, str]:
        """Return the refusal as plain data."""
        return {"code": self.code, "sheet": self.sheet, "cell": self.cell, "value": self.value}


class CancelledError(Exception):
    """The person who asked for the check has gone or has changed their mind."""
