"""Texts from a person's own answers: templates, networks, drafts."""
