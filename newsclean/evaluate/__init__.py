"""Records scored against gold; docs/evaluate.md has the metric and the form of gold.

In: records and gold. Out: a `Report` of figures. May import `records` and `errors`. Read `report`
first; `overlap` scores bodies, `agreement` scores fields.
"""

from newsclean.evaluate.report import PageScore, Report, evaluate, read_gold

__all__ = ["PageScore", "Report", "evaluate", "read_gold"]
