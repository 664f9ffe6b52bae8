"""Our two themes: quiet grounds, one accent."""

from textual.theme import Theme

DEFAULT_THEME = "coach-dark"

THEMES = (
    Theme(
        name="coach-dark",
        primary="#5fb3a1",
        secondary="#8fa7b3",
        accent="#e0a458",
        foreground="#dfe3e6",
        background="#14181c",
        surface="#1a1f24",
        panel="#232a30",
        success="#7dbb7d",
        warning="#e0a458",
        error="#e27d72",
        dark=True,
    ),
    Theme(
        name="coach-light",
        primary="#1f7a6a",
        secondary="#51636e",
        accent="#9a5b00",
        foreground="#1d2327",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e7e4dc",
        success="#2f7a3a",
        warning="#9a5b00",
        error="#b3382c",
        dark=False,
    ),
)
