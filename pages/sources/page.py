"""Sources: every dataset with what it counts, how far it reaches, its vintage, licence and caveats."""

from ui import markup
from ui.reader import current_reader
from ui.shell import heading

reader = current_reader()
text = reader.text
catalogue = reader.evidence.catalogue
datasets = sorted(catalogue.datasets.values(), key=lambda dataset: (dataset.quoted, dataset.provider, dataset.key))

heading(
    reader,
    question=text.say("Where do the figures come from?"),
    answer=text.plural(
        "From {number} dataset, each in one vintage",
        "From {number} datasets, each in one vintage",
        len(datasets),
    ),
    note=text.say("A snapshot of official statistics and, marked as quoted, figures read in registers and the press."),
)

wanted = reader.address.one("dataset", [dataset.key for dataset in datasets], datasets[0].key)
entries = []
for dataset in datasets:
    facts = [
        text.say(
            "{provider}, data of {month}",
            provider=dataset.provider,
            month=text.date(dataset.vintage_date, precision="month"),
        ),
        text.say("Years: {years}", years=text.years(dataset.first_year, dataset.newest_year)),
        text.say(dataset.coverage_note),
        text.say(dataset.caveat),
        text.say("Quoted: never joined to another series") if dataset.quoted else "",
        text.say("Licence: {licence}", licence=dataset.licence) if dataset.licence else "",
    ]
    title = f"{text.say(dataset.title)} ({dataset.key})"
    body = markup.element("h2", title) + "".join(markup.element("p", fact) for fact in facts if fact)
    body += markup.raw_element("p", markup.link(dataset.url, dataset.url), css="small") if dataset.url else ""
    css = "notice" if dataset.key == wanted and "dataset" in reader.address.values else "entry"
    entries.append(markup.raw_element("section", body, css=css, id=f"dataset-{dataset.key}"))
markup.show("".join(entries))
