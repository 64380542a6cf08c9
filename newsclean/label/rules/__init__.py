"""Rules that give a block its role where no score can.

In: a `RuleContext`. Out: for each block a role and the name of the rule. Read `rules` first: it has
the table, of which the first match wins. A row says at which places of the page the rule may hold,
and how a block there is tested. Both stand in a file for each kind of role (`headline_rules`,
`credit_rules`, `caption_rules`, `furniture_rules`), places that several rules share in `places`;
which line is the headline, `headline_ranking` decides. May import `label.features`, `parsers`,
`lexicon`, `text` and `model`.
"""
