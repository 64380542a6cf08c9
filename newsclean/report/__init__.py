"""The report: a batch, or one page, as a file for a browser.

`rows` makes a row of each record, `tallies` counts them, `charts` draws what was counted; `sources`
reads the most doubtful pages again and `views` shows what was made of each; `pages` puts it all
into one file. `wording` has the words that the terminal shows, too.
"""

DEFAULT_VIEWS = 200
"""How many of the most doubtful pages a report explains, where nobody asks for another number."""
