"""When a story was published and when it was changed.

In: `LabelledPage`. Out: candidates for `published` and `modified`, best first, or warnings that say
why there is none. May import what `fields` may.

Read first `published.py`, which weighs the dates of a page. `claimed_dates.py` and
`printed_dates.py` collect them as `DateEvidence`, `date_places.py` says how far a block of the page
is to be trusted, `day_order.py` which number of 02/10/2020 is the day, and `page_clock.py` brings
times of different time zones to the page's own clock.
"""
