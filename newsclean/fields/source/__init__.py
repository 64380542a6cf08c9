"""Where a story comes from: the outlet that is credited, and the site that shows the page.

In: `LabelledPage`. Out: candidates for `outlet` and `site`, best first. May import what
`fields` may.

Read first `outlet.py` (credit lines, `accounts.py`, the line of the date, the head) and `site.py`,
which asks the head (`site_from_head.py`), then lines of the page (`site_from_lines.py`).
"""
