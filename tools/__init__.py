"""Scripts that make the data of newsclean, run as `python -m tools.NAME`: see README.md here."""
