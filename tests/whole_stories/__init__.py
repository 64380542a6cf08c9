"""Stories of many forms in elements of many names."""
