"""What the codes in the tables of facts are called, as messages for the reader."""

from collections.abc import Mapping
from types import MappingProxyType

from data.facts.records import ClaimKind, Firmness, Measures, PartnerRole, Qualifier, Reported, Stage
from text import mark

PARTNERSHIP = mark("Partnership")

REPORTED: Mapping[Reported, str] = MappingProxyType(
    {
        "Not started": mark("Not started"),
        "In progress": mark("In progress"),
        "Completed": mark("Completed"),
        "Delayed": mark("Delayed"),
        "Cancelled": mark("Cancelled"),
        "Withdrawn": mark("Withdrawn"),
        "Not reported": mark("Not reported"),
    }
)
# What a figure of each kind is worth; every claim is shown with its sentence.
CLAIM_KINDS: Mapping[ClaimKind, str] = MappingProxyType(
    {
        "reported": mark("A count or sum given by organisers or press, not audited."),
        "planned": mark("A plan or a target, not a result."),
        "expected": mark("An expectation, not a result."),
        "estimated": mark("An estimate by a method of its authors, not a measurement."),
        "statistic": mark("An official statistic as the press quoted it; it covers more than the title."),
    }
)
QUALIFIED: Mapping[Qualifier, str] = MappingProxyType(
    {
        "": mark("{value}"),
        "about": mark("about {value}"),
        "almost": mark("almost {value}"),
        "more than": mark("more than {value}"),
    }
)
FIRMNESS: Mapping[Firmness, str] = MappingProxyType(
    {
        "adapted": mark("The source says it was taken over and changed."),
        "adopted": mark("The source says it was used."),
        "inspired": mark("The source says it gave the idea."),
        "similar": mark("The source only calls it similar."),
    }
)
PARTNER_ROLES: Mapping[PartnerRole, str] = MappingProxyType(
    {
        "lead": mark("Lead partner"),
        "partner": mark("Partner"),
        "named later": mark("Named as partner later"),
        "associated": mark("Associated partner"),
    }
)
STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        "approved": mark("When the project was approved"),
        "planning": mark("While the plan was drawn up"),
        "implementing": mark("While the plan was carried out"),
        "uptake": mark("Possible uptake"),
    }
)
MEASURES: Mapping[Measures, str] = MappingProxyType(
    {
        "action": mark("Measures the action"),
        "event": mark("Measures an event around the action"),
        "wider project": mark("Measures a wider project"),
        "context": mark("Describes the setting"),
    }
)
