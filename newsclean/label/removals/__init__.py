"""What is taken from the kept blocks by a look at the whole page.

In: the table of features and which blocks are kept. Out: for each kind of removal the blocks that
go. `get_order` holds the table of removals, in order and with the reasons. May import
`label.features`.
"""
