"""Records scored against gold; docs/evaluate.md has the metric and the form of gold."""

from newsclean.evaluate.report import PageScore, Report, evaluate, read_gold

__all__ = ["PageScore", "Report", "evaluate", "read_gold"]
