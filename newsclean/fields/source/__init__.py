"""Where a story comes from: the outlet that is credited, and the site that shows the page.

In: `LabelledPage`. Out: candidates for `outlet`, `outlet_url`, `site` and `copyright`, best first.
May import what `fields` may.

Read `outlet` and `site` first. `outlet` asks `accounts` for the accounts of platforms and
`wires` for agencies that sign a story without a label. `site` asks
`site_from_head`, then, where the head names none, `site_from_notices`, `site_from_lines` and
`site_from_repeats`; `site_names` says what may be a site's name. All confidences were set by hand;
`fields.calibration` turns them into the share of values that are right.
"""
