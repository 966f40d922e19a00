"""What is known about ECoC-SME: the project, its plans, labs, practices, seminar, and claims about the title years."""

from data.facts.loading import Facts, load_facts, verified
from data.facts.records import (
    Action,
    ActionIndicator,
    AgendaItem,
    Claim,
    Instrument,
    Lab,
    Milestone,
    Participation,
    Partner,
    Place,
    Practice,
    ProjectFact,
    Promise,
    Reported,
    Transfer,
)

__all__ = [
    "Action",
    "ActionIndicator",
    "AgendaItem",
    "Claim",
    "Facts",
    "Instrument",
    "Lab",
    "Milestone",
    "Participation",
    "Partner",
    "Place",
    "Practice",
    "ProjectFact",
    "Promise",
    "Reported",
    "Transfer",
    "load_facts",
    "verified",
]
