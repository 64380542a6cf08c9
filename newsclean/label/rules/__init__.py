"""Rules that give a block its role where no score can.

In: a `RuleContext` and the index of a block. Out: a role and the name of the rule. `rules` holds
the table, first match wins; the tests stand in one file a kind. May import `label.features`.
"""
