"""A story that had to be corrected."""

from datetime import time

from newsroom.demo.plan import Change, Moment, Picture, StoryPlan
from newsroom.demo.still_lifes import book_in_a_tin

WRONG = (
    "<p>At the rate printed on the label, twenty pence a week, the fine comes to "
    "<strong>£634.40</strong>. The library does not expect to see it.</p>"
)

RIGHT = (
    "<p>A fine at Withymouth can never be more than the price of the book. This one cost twelve "
    "shillings and sixpence, so what is owed is <strong>sixty-two and a half pence</strong>, and "
    "the halfpenny is no longer made.</p>"
)

BODY = (
    """
<p>The book came back in a biscuit tin. It was on the library steps when Miriam Tallow arrived
to open up, wrapped in a tea towel of the Upper Withy Show, and it was in very good condition
for something that had been due on a Friday sixty-one years ago.</p>
<p><em>Knots, and How to Leave Them Alone</em>, by a Captain E. Strood, is a stout blue volume
for young readers. It has one hundred and twelve diagrams. Somebody has practised nearly all of
them on the ribbon.</p>
<p>“There was no note,” said Ms Tallow, who has run the library for nine years. “There was a
ginger biscuit. I took that as a note.”</p>
"""
    + WRONG
    + """
<h2>The long drawer</h2>
<p>Most libraries would have left it there. Ours kept its paper cards when the computer came,
because the computer came on the same lorry as the cabinet they would otherwise have gone into.
They live in the basement in what the staff call the long drawer, and on her lunch hour Ms
Tallow went down with a torch.</p>
<p>It took her four lunch hours. The card was filed under K for <em>knots</em>, and not under S
for Strood, by an assistant of the day who, Ms Tallow says, “had her own ideas and has been a
trial to me ever since”. In round, careful pencil it gives the borrower’s name, and his age,
which was seven.</p>
<blockquote><p>“I looked at it for some time. Then I put my coat on, walked across the square
and asked for him at the front desk of a newspaper.”</p></blockquote>
<h2>An interview at the next desk</h2>
<p>The name on the card is that of <a href="/author/cosmo-pellinger/">Cosmo Pellinger</a>,
harbour correspondent of this newspaper, who sits eight feet from the writer of this report and
who, when asked for a comment, said that he had a tide to look at.</p>
<p>On his return he made a full statement. He had taken the book out to learn the double sheet
bend, in order to moor a raft. He had meant to bring it back. The raft, with the book on it, had
come adrift in the night, and had been picked up off the Mussel Light by a fishing boat whose
skipper put both in his shed. The skipper’s grandson cleared the shed last month. It is the
grandson, Mr Pellinger believes, who makes the biscuits.</p>
<p>“So I could say,” said Mr Pellinger, “that it was the knot that failed. But it was the double
sheet bend, and I had not got to that page.”</p>
<h2>What the library would like instead</h2>
<p>Ms Tallow has proposed terms, and they have been accepted. Mr Pellinger will spend the first
Saturday morning of each month in the children’s corner, until the debt is paid, teaching:</p>
<ul>
<li>the bowline, to anyone who can hold a rope;</li>
<li>the double sheet bend, to anyone who asks;</li>
<li>the returning of books, by example.</li>
</ul>
<p>Places are free and there is no need to book. The volume itself is on the shelf again under
S. It may be borrowed for three weeks.</p>
"""
)

LIBRARY = StoryPlan(
    key="library",
    headline="A library book comes home after 61 years, and points a finger",
    slug="library-book-comes-home-after-61-years",
    standfirst=(
        "It was left on the steps in a biscuit tin. The card that says who borrowed it was in the "
        "basement, and the borrower was closer than anyone thought."
    ),
    section="town-life",
    tags=("library", "history"),
    authors=("ines-halloway",),
    body=BODY,
    moment=Moment(-4, time(9, 30)),
    picture=Picture(
        draw=book_in_a_tin,
        alt=(
            "Drawing of a blue book with a knot on its cover, standing in a green biscuit tin on a "
            "table, with one ginger biscuit beside it."
        ),
        caption="As found, on the library steps.",
        credit="Drawing: The Withymouth Bell",
        focal=(53, 45),
    ),
    change=Change(
        kind="correction",
        note=(
            "An earlier version of this story said that the fine came to £634.40. Fines at the "
            "library are limited to the price of the book, which was 12s 6d, or 62½ pence. We are "
            "sorry for the error, and so is Mr Pellinger, who had begun to save."
        ),
        moment=Moment(-3, time(11, 15)),
        replaced=WRONG,
        replacement=RIGHT,
    ),
)
