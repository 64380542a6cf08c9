"""Rules that give a block its role where no score can.

In: a `RuleContext` and the index of a block. Out: a role and the name of the rule. Read `rules`
first: the table, of which the first match wins; the tests of its rows stand in one file a kind of
role. May import `label.features` and `parsers`.
"""
