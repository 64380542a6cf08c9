"""Rules that give a block its role where no score can.

In: a `RuleContext` and the index of a block. Out: a role and the name of the rule. Read `rules`
first: it has the table, of which the first match wins. The tests of its rows stand in a file for
each kind of role (`headline_rules`, `credit_rules`, `caption_rules`, `furniture_rules`); which line
is the headline, `headline_ranking` decides. May import `label.features`, `parsers`, `lexicon`,
`text` and `model`.
"""
