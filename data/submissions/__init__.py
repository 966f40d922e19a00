"""Joins what people hand in with what is stored: compare, accept, undo, restore, drafts, rights.

A submission is accepted whole or not at all. What counts is the latest submission that was accepted and not undone;
undo and restore are new events, and an older submission's undo changes only what it still determines. A city's own
figures stand beside official ones and never replace them.
"""

from data.submissions.acceptance import Receipt, accept
from data.submissions.comparison import Comparison, compare
from data.submissions.people import Person, Role
from data.submissions.prefilling import template_content
from data.submissions.proposals import Kind, Proposal, proposed, refreshed
from data.submissions.state import Reference, observations, plans, preview
from data.submissions.undoing import restore, undo
from data.workbook.shipped import shipped_plans

__all__ = [
    "Comparison",
    "Kind",
    "Person",
    "Proposal",
    "Receipt",
    "Reference",
    "Role",
    "accept",
    "compare",
    "observations",
    "plans",
    "preview",
    "proposed",
    "refreshed",
    "restore",
    "shipped_plans",
    "template_content",
    "undo",
]
