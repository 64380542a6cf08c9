"""Text dumps by the program that left them: their lines, marks, wrapping, link lists, Markdown."""
