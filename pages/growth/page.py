"""SME growth: did small firms grow, under the project's own words trigger, strengthen and diversify."""

from ui.choices import choose_trend
from ui.frame import place_of, show_exhibit
from ui.reader import current_reader
from ui.shell import heading, is_first_run, place_of_heading, prose
from ui.verdicts import show_verdicts

reader = current_reader()
text = reader.text

answer = place_of_heading()
first = is_first_run()
parameters = choose_trend(reader, visible=not first)
built = reader.build("trends", parameters)
heading(reader, question=text.say("Did small firms grow?"), answer=built.headline, note=built.subtitle, at=answer)
if first:  # the browser draws the answer before it loads the parts of its front end that show the controls
    choose_trend(reader)

show_exhibit(reader, "trends", parameters, height=430, with_headline=False, with_table=True)
verdicts = place_of("verdicts")  # filled last: it may take longer than the picture
show_exhibit(reader, "balance", parameters, height=240, section=text.say("Trigger: did more firms open than close?"))
show_exhibit(reader, "strengthen", parameters, with_table=True, section=text.say("Strengthen: how did firms fare?"))
diversify = text.say("Diversify: did work spread over more kinds of business?")
show_exhibit(reader, "diversify", parameters, section=diversify)
before = text.say("Which milestones came before these figures?")
show_exhibit(reader, "milestones-before", parameters, section=before)
prose(
    [
        text.say(
            "Trigger, strengthen and diversify are the project’s own words: firms open, firms grow, and work spreads "
            "over more kinds of business. Each figure counts the region around a city, not the city alone, and all "
            "firms without an upper size limit."
        ),
        text.say(
            "A line ends, or is broken, where the way of counting changes; no growth is computed across it. "
            "A ring marks the title year on the line, a hollow mark an estimated or provisional figure. "
            "Years to the title start from the year before the award, which is 100."
        ),
    ],
    title=text.say("How to read this page"),
)
show_verdicts(reader, parameters.cities, verdicts, indicator=parameters.indicator)
