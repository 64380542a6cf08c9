"""The headline: its wordings in the head and on the page, and which of them is the best.

In: `LabelledPage`. Out: candidates for `title`, `subtitle` and `original_title`, best first. May
import what `fields` may; `people`, `published`, `section_tags` and `source` ask for the title.

Read `title` first. HTML with a head: `from_head` and `from_page` find wordings, `wordings` weighs
them. A page without a head: `trained_lines` in languages with spaces, `line_points` in others; both
ask `line_checks` what a line is. `deck` finds what stands below the headline.
"""
