"""Scripts that measure newsclean, run as `python -m benchmarks.NAME`: see README.md here."""
