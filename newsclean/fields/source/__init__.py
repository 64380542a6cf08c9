"""Where a story comes from: the outlet that is credited, and the site that shows the page.

In: `LabelledPage`. Out: candidates for `outlet` and `site`, best first. May import what
`fields` may.
"""
