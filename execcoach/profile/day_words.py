"""A day in words, one way each for every screen, page and mail; the names of the months are ours, not the system's."""

import datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_and_month(day: datetime.date) -> str:
    """A day without its year: 9 November."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_day(day: datetime.date) -> str:
    """A day in few columns: 9 Nov."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def full_day(day: datetime.date) -> str:
    """A day with its year: 9 November 2026."""
    return f"{day_and_month(day)} {day.year}"


def weekday_and_day(day: datetime.date) -> str:
    """A day one plans with: Monday 9 November."""
    return f"{_WEEKDAYS[day.weekday()]} {day_and_month(day)}"


def near_day(day: datetime.date, today: datetime.date) -> str:
    """A day seen from today: 9 November, with its year only where that is another."""
    return day_and_month(day) if day.year == today.year else full_day(day)
