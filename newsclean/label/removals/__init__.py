"""What goes from the kept blocks because of what the whole page shows.

In: the features and which blocks are kept (`contract.KeptBlocks`). Out: for each removal the blocks
that go. Read `order` first: the table of removals, in their order and with the reasons; each has a
file. May import `label.features` and the names in `label.rules.context`.
"""
