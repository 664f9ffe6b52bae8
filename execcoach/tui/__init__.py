"""The Textual face: draws values, forwards wishes."""
