"""The long read."""

from newsroom.demo.diagrams import tower_out_of_true
from newsroom.demo.plan import Ago, Picture, StoryPlan
from newsroom.demo.waterside import dredger_in_the_snow

BODY = """
<p>The log of the dredger <em>Obedience</em> is a tall grey book with a rope-burn on the spine. It has
been for thirty years in the possession of a lady at Gaol Ford, who used it to press flowers, and who
rang the Bell on the morning after <a href="story:clock">the vote on the clock</a> to ask whether we
should like to see a page before we made up our minds. We went that day, by bus. There was a violet on
it.</p>
<p>Everybody in Withymouth can tell you what happened on that night seventy-one years ago. The
dredger came up the river in snow, too fast, struck the steps of the Customs House, and shifted the tower
by the width of a thumb. From that night the clock was eleven minutes slow. It’s on the plaque. Children
are taken to see it.</p>
<p>The log says something else.</p>
<h2>Four knots</h2>
<p>She was not a fast ship. She had been built to stay in one place and dig. Her master, a Captain Enoch
Varley, was sixty-one, a chapel man and by every account a slow one, and her mate, whose hand the log is
in, was a boy of twenty-three named Silas Crewdson.</p>
<p>They had been working on the Bar since before dawn, and meant to come in on the last of the flood. It
was snowing from the east. Varley’s own watch had been wet and had stopped; he says so, or the boy says it
for him, in the entry for noon. There was no wireless on board, and the ship’s clock was ashore being
cleaned. But off the leading marks a gap came in the snow, and they saw the tower.</p>
<blockquote><p>“<em>4.49 p.m. by Customs House. Master reckons quarter of an hour of flood in hand. Stood
in.</em>”</p></blockquote>
<p>It is one line, in pencil, with nothing to make you stop at it. I was a pilot on this river for thirty
years, and I had read it twice before the hair stood up on my arms.</p>
<p>Here is why. The tide tables for that year are at the library: they were done by Hesper Tregunna, in
her second winter, <a href="story:hesper">and they were right</a>. High water on the Bar that evening was
at four minutes past five. If it was 4.49, Varley had his quarter of an hour. He would have been carried
up gently to the pool, with the stream dying under him, and tied up in slack water as he had a hundred
times.</p>
<p>But the stream was not dying. Ten minutes later, the boy writes, she “<em>would not answer, the ebb
having her by the forefoot</em>”. The ebb cannot have had her by anything before five past five. By the
tower it was a minute to.</p>
<p>So the clock was slow <em>before she struck</em>. Near enough, it was slow by eleven minutes. She hit
the Customs House because she had believed it.</p>
<h2>What the thumb did</h2>
<figure data-picture="inside">The tower moved. The clock, it seems, did not.</figure>
<p>We took this to Dunstan Oake, who taught physics at the school for forty years and has
drawings. He was silent for so long that I thought the line had gone.</p>
<p>“I have always said that the quay was in the wrong place,” he said. “I see now that I was being too
hard on it.”</p>
<p>Then he said that it had troubled him since he was a young man. A tower that leans will stop a pendulum
clock or change its rate. It will make it gain, or lose a little more each day. It has no way of taking
off eleven minutes, once, and then keeping perfect time. “I used to set it to the fifth form,” he said.
“I told them that there must be something we did not know. I’d no idea that it was the date.”</p>
<h2>Then since when?</h2>
<p>Nobody knows. There is a photograph at the harbour office of the day on which the clock was started,
some twenty years before the
<em>Obedience</em>. There are bunting, a band, and a mayor in a hat. The hands
stand at noon, and the shadows of the hats lie a little to the right of where, Mr Oake says, they ought
to.</p>
<p>“About eleven minutes’ worth,” he said. “I’d want to measure it.”</p>
<p>If he is right, nothing went wrong with the clock at all. It was <em>set</em> slow, in front of
everyone, by somebody who had been told to start it at noon and was waiting for a mayor.</p>
<h2>Silas Crewdson</h2>
<p>Captain Varley took the blame, and never went afloat again. At the inquiry he was asked how he had come
to misjudge the tide, and replied that he had no excuse to offer. He did not mention the tower. The
boy was not called.</p>
<p>The last page in his hand is dated a week after. “<em>I have said to the Master that we must tell them
of the clock. He says they are fond of it and that it will not float the ship. He says leave it
be.</em>”</p>
<p>Below that there are no more entries, only violets.</p>
<p>Silas Crewdson came ashore too. He took a post in the harbour office, carrying tea at first, and then
kept the light dues; he had a son, and the son had a son. I found the present harbour master on the
breakwater yesterday evening, and gave him a copy of the page. He has his grandfather’s hand. He read it
standing up, with his back to the town.</p>
<p>Ansel Crewdson is not a talker. After a time he folded it in four.</p>
<p>“He never looked at that clock,” he said. “Not once. I used to think it was that he didn’t need
to.”</p>
"""

OBEDIENCE = StoryPlan(
    key="obedience",
    headline="What the Obedience saw: the log that turns the story of the clock around",
    slug="what-the-obedience-saw",
    standfirst=(
        "For seventy-one years the town has blamed a dredger for its clock. A page of her log, found "
        "under a violet, suggests that she could have blamed the clock."
    ),
    section="harbour",
    tags=("obedience", "harbour-clock", "history", "tides"),
    authors=("cosmo-pellinger", "solomon-birch"),
    body=BODY,
    moment=Ago(9),
    picture=Picture(
        draw=dredger_in_the_snow,
        alt=(
            "Drawing of a red steam dredger with lit windows coming in through falling snow towards "
            "the steps of a tall stone clock tower."
        ),
        caption="The Obedience off the Customs House steps, drawn from the log.",
        credit="Drawing: The Withymouth Bell",
        focal=(60, 45),
    ),
    inside=Picture(
        draw=tower_out_of_true,
        alt=(
            "Diagram of the tower on squared paper: dotted upright where it stood, and drawn leaning "
            "to the right, away from an arrow marked the Obedience, about four knots."
        ),
        caption="The lean, drawn many times larger than it is.",
        credit="Diagram: The Withymouth Bell, after D. Oake",
    ),
)
