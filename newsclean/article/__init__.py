"""Labelled page and fields to `Article`: body, pictures, status, or the error that says why not.

In: `Decoded`, `LabelledPage` and the fields' candidates. Out: `Article`, or `PageError`. May import
`fields`, `label`, `lexicon`, `text` and `model`.
"""
