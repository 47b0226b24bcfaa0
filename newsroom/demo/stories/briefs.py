"""A short round of the council's smaller business."""

from datetime import time

from newsroom.demo.plan import Moment, StoryPlan

BODY = """
<p><strong>Parking.</strong> The machine on the quay, which has taken no money since it was installed,
is to be reported to its maker for a third time. It was found last week to contain £11,400. Nobody can
account for this. The clerk has asked that people go on not paying until it is understood.</p>
<p><strong>Gulls.</strong> The sub-committee on gulls met in the open air by mistake, and has
adjourned.</p>
<p><strong>Flood gates.</strong> The yearly test of the gates on Saddler’s Row was passed by all but the
one at number nine, which has been used as a gate. Number nine is to have a door.</p>
<p><strong>Allotments.</strong> There are forty plots, sixty-three names on the list for them, and one
plot, number seventeen, on which nothing has been grown for four years except, the committee heard, “a
sort of bed”. The holder is to be written to. The holder is Councillor Fisk.</p>
<p><strong>Twinning.</strong> A letter from the town of Bad Ollern, which has been twinned with us since
before anyone present was elected, asks whether we are still there. The mayor will reply that we are,
and that she had been about to ask.</p>
<p><strong>Any other business.</strong> None, for the first time since the books begin. The meeting
ended at ten past nine by the tower and the members sat on for a while, not knowing what to do.</p>
"""

BRIEFS = StoryPlan(
    key="briefs",
    headline="Council in brief: a full machine, an empty plot, a letter from abroad",
    slug="council-in-brief",
    standfirst="What else was decided, and what was found in the parking meter.",
    section="council",
    tags=("town-council",),
    authors=("edda-marchbanks",),
    body=BODY,
    moment=Moment(-9, time(9, 30)),
)
