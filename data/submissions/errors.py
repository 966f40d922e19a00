"""Why a submission, an undo or a redaction was not carried out; nothing was stored."""

from data.store.errors import StoreError
from text import mark


class SubmissionError(StoreError):
    """Something that the person who acts has to know. Nothing was stored."""


class NotAllowedError(SubmissionError):
    """The person's role does not reach this far."""

    message = mark("Your role does not allow this. Ask an administrator of the dashboard.")


class CityNotAllowedError(NotAllowedError):
    """The rows are about a city that the person does not edit; ``cities`` are their keys."""

    message = mark("Some rows are about a city that you do not edit. Ask an administrator of the dashboard.")


class NoChangeError(SubmissionError):
    """Everything is stored already as the file says."""

    message = mark("No change: everything in it is stored already.")


class ChangedMeanwhileError(SubmissionError):
    """Somebody else changed what was compared, between the comparison and the confirmation."""

    message = mark("Somebody else changed these data in the meantime. Nothing was stored. Look at the new comparison.")


class UnansweredError(SubmissionError):
    """Values changed since the template was filled, and nobody said which ones to keep."""

    message = mark("Some values changed after this file was made. Say for each whether the stored or the file's stays.")


class ContradictionError(SubmissionError):
    """Two rows of one submission give different values for the same key."""

    message = mark("Two rows give different values for the same figure: {key}.")


class UnknownSubmissionError(SubmissionError):
    """There is no submission of this number."""

    message = mark("There is no submission number {number}.")


class AlreadyDoneError(SubmissionError):
    """The submission is undone already, or in force already."""

    message = mark("Somebody was faster: submission {number} is in that state already.")


class UnknownFileError(SubmissionError):
    """There is no file of this hash, or it was redacted."""

    message = mark("This file is not kept any more.")


class NothingToRedactError(SubmissionError):
    """The name or file to be redacted is not in the store."""

    message = mark("Nothing of that name is stored.")


class DraftTooLargeError(SubmissionError):
    """A draft is larger than any file that could be accepted."""

    message = mark("The draft is too large to be kept: at most {limit} MB.")
