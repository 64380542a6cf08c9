# The compiled kernel has what its twin has.
from newsclean.native.pure import ForestScorer

__all__ = ["ForestScorer"]
