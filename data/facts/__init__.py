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
from data.facts.told import Moved, Told

__all__ = [
    "Action",
    "ActionIndicator",
    "AgendaItem",
    "Claim",
    "Facts",
    "Instrument",
    "Lab",
    "Milestone",
    "Moved",
    "Participation",
    "Partner",
    "Place",
    "Practice",
    "ProjectFact",
    "Promise",
    "Reported",
    "Told",
    "Transfer",
    "load_facts",
    "verified",
]
