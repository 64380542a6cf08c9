# The compiled kernel has what its twin has.
from newsclean.native.pure import *  # noqa: F403 - so that no name is listed once more
