"""Sources: every dataset with what it counts and how to cite it, claims, methods, words, and who stands behind it."""

import streamlit as st

from data.catalogue import Dataset
from exhibits.dataset_facts import long_citation, short_citation
from exhibits.dataset_index import by_provider
from exhibits.exhibit import Parameters
from exhibits.methods import METHODS
from exhibits.own import city_name
from exports.reference_set import reference_zip
from text.glossary import TERMS
from ui import markup
from ui.address import choose_one
from ui.data_control import copy_buttons
from ui.frame import show_exhibit
from ui.own_figures import own_titles, show_own_figures
from ui.reader import current_reader, reference_workbook_of
from ui.shell import heading, section
from ui.site_texts import show_site_texts

reader = current_reader()
text = reader.text
address = reader.address
evidence = reader.evidence
datasets = {dataset.key: dataset for dataset in by_provider(evidence.catalogue)}
own = {key: city_name(evidence.catalogue, key) for key in sorted(evidence.own["source"].unique())}


def show_datasets() -> None:
    """Show all datasets at a glance, or the one that was searched for or linked to."""
    names = {key: f"{item.provider} · {key} · {text.say(item.title)}" for key, item in datasets.items()}
    with st.container(key="filters"):
        wanted = choose_one(
            address,
            "dataset",
            label=text.say("Dataset: type to search by provider, code or title"),
            options={"": text.say("All datasets"), **own_titles(own, text), **names},
            default="",
            widget=st.selectbox,
        )
    if wanted in own:
        show_own_figures(reader, wanted)
    elif wanted:
        show_dataset(datasets[wanted])
    else:
        show_exhibit(reader, "datasets", Parameters())
        if own:
            show_exhibit(reader, "own-figures", Parameters())


def show_dataset(dataset: Dataset) -> None:
    """Show everything about one dataset, and its citations to copy."""
    parameters = Parameters(dataset=dataset.key)
    with st.container(gap="xsmall", key=f"entry-{dataset.key}"):
        show_exhibit(reader, "dataset", parameters)
        copies = [
            (text.say("Copy short citation"), short_citation(dataset, text)),
            (text.say("Copy long citation"), long_citation(dataset, text, version=evidence.official_version)),
            (text.say("Copy link"), address.here(text.language, root=st.context.url)),
        ]
        copy_buttons(f"cite-{dataset.key}", copies, text)
        show_exhibit(reader, "dataset-indicators", parameters)
        if dataset.quoted:
            show_exhibit(reader, "quoted-figures", parameters)
        show_exhibit(reader, "dataset-breaks", parameters)


def show_claims() -> None:
    """Show the figures of organisers and press, as claims."""
    show_exhibit(reader, "claims", Parameters())
    show_exhibit(reader, "planned-reported", Parameters())


def show_methods() -> None:
    """Show the methods in plain words."""
    for method in METHODS:
        section(text.say(method.question))
        paragraphs = "".join(
            markup.raw_element("p", markup.with_terms(text.say(paragraph), text, place=f"method-{number}"))
            for number, paragraph in enumerate(method.answer, start=METHODS.index(method) * 10)
        )
        markup.show(markup.raw_element("div", paragraphs, css="prose"))


def show_glossary() -> None:
    """Show all terms with their meaning, in the order of the reader's alphabet."""
    entries = sorted((text.say(term.word), text.say(term.meaning)) for term in TERMS)
    body = "".join(markup.element("dt", word) + markup.element("dd", meaning) for word, meaning in entries)
    markup.show(markup.raw_element("dl", body, css="glossary"))


def show_whole_set() -> None:
    """Offer the whole reference set as files, made on the click."""
    markup.show(
        markup.element(
            "p",
            text.say(
                "All shipped figures of version {version}, with definitions, breaks, marks and the pages of quoted "
                "figures. The workbook takes up to a minute to be made.",
                version=evidence.version,
            ),
        )
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            text.say("Download everything as an Excel workbook"),
            data=lambda: reference_workbook_of(reader),
            file_name=f"ecoc-sme-reference-{evidence.version}.xlsx",
            on_click="ignore",
            key="reference-xlsx",
        )
        st.download_button(
            text.say("Download everything as CSV (zip)"),
            data=lambda: reference_zip(evidence),
            file_name=f"ecoc-sme-reference-{evidence.version}.zip",
            mime="application/zip",
            on_click="ignore",
            key="reference-zip",
        )


PARTS = {
    "datasets": (text.say("Datasets"), show_datasets),
    "claims": (text.say("Claims"), show_claims),
    "methods": (text.say("Methods"), show_methods),
    "glossary": (text.say("Glossary"), show_glossary),
    "files": (text.say("Everything as files"), show_whole_set),
    "about": (text.say("About this site"), lambda: show_site_texts(reader)),
}

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
with st.container(key="page-tools"):
    part = choose_one(
        address,
        "part",
        label=text.say("Part of the page"),
        options={key: title for key, (title, _) in PARTS.items()},
        default="datasets",
        label_visibility="collapsed",
    )
PARTS[part][1]()
