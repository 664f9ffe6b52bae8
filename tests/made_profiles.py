"""Profiles for the tests: one that earns everything, and the rubric they are judged by."""

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.profile.score import Score, score

TODAY = datetime.date(2026, 11, 21)
RUBRIC_FILE = Path(__file__).resolve().parent.parent / "prompts" / "rubric.toml"


@cache
def shipped() -> Rubric:
    return read_rubric(tomllib.loads(RUBRIC_FILE.read_text(encoding="utf-8")), "a-hash")


def judged(raw: dict[str, Any], *, today: datetime.date = TODAY, declined: tuple[str, ...] = ()) -> Score:
    return score(read_profile(raw).profile, shipped(), today, frozenset(declined))


def good() -> dict[str, Any]:
    """A profile in which every criterion is met."""
    return {
        "schema": 1,
        "person": {
            "name": "Ruth Amadi",
            "role": "Managing director",
            "company": "Fenland Water",
            "headline": "Managing director, Fenland Water: dry cellars for 400,000 people who live below the sea",
            "contact": "desk@fenland.example, read by Oluwaseun before nine every working day",
        },
        "photo": {"taken": "2026-03", "credit": "Hanna Weiss", "width": 800, "height": 800},
        "banner": {"taken": "2025-09", "credit": "Hanna Weiss", "width": 1584, "height": 396},
        "summary": {
            "opening": "When the siren at Denver Sluice goes off I have eleven minutes before the phone starts.",
            "accomplishments": [
                "Cut burst mains in the Wisbech district from 212 to 38 in two winters",
                "Hired 26 apprentices in March, of whom 24 still dig with us",
                "Moved the flood desk from Peterborough into the pump house at Stretham",
            ],
            "motivations": [
                "My grandmother lost her kitchen in the flood of 1953 and I still have her ruined ladle from Jaywick",
                "I once told a farmer near Ely that we could not help, and I would rather never say that again",
            ],
            "passions": [
                "Pump engines: I will cross two counties to hear a Mirrlees diesel start cold",
                "Old drainage maps, above all the ones where the surveyor drew himself falling in",
            ],
            "turn_offs": ["Don't join us if you want a finished forecast before you lift the first sandbag"],
        },
        "connection_points": {
            "hobbies": [
                {"text": "Bell ringing at St Mary's, the heavy tenor on Sundays", "reviewed": "2026-05"},
                {"text": "Growing quinces against a north wall, badly", "reviewed": "2026-05"},
                {"text": "Repairing accordions for the village dance band", "reviewed": "2026-05"},
            ],
            "teams": ["Cambridge United, from the Newmarket Road end with my father"],
            "causes": ["Swimming lessons for children on the Wisbech estates"],
        },
        "roles": [
            {
                "title": "Managing director",
                "company": "Fenland Water",
                "start": "2021-02",
                "reviewed": "2026-04",
                "summary": "I look after 96 pumping stations and the 540 people who keep them turning. When I came we "
                "learned of a burst from the customer; now our own gauges tell us first, nine times in ten. "
                "Next I want the Ouse gauges read by school children in Ely.",
            },
            {
                "title": "Head of networks",
                "company": "Severn Trent",
                "start": "2014",
                "end": "2021",
                "summary": "I rebuilt the night repair crews in Coventry, which halved the time a street stayed dry.",
            },
            {
                "title": "Site engineer",
                "company": "Mott MacDonald",
                "start": "2006",
                "end": "2014",
                "summary": "I drew and then dug the culvert under Tewkesbury that has held in four floods since.",
            },
        ],
        "schools": [
            {
                "name": "University of Leeds",
                "degree": "BEng",
                "field": "Civil engineering",
                "start": "2002",
                "end": "2006",
                "activities": ["Played second oboe in the union orchestra and ran its bar"],
            }
        ],
        "memberships": [
            {"organisation": "Institution of Civil Engineers", "role": "Fellow", "start": "2016"},
            {"organisation": "Ely Folk Club", "role": "Treasurer", "start": "2022"},
        ],
        "volunteering": [
            {
                "organisation": "WaterAid",
                "role": "Mentor",
                "cause": "Clean water",
                "start": "2019",
                "summary": "Every other Thursday I answer pump questions from technicians in Tamale by telephone.",
            }
        ],
        "achievements": [
            {
                "what": "First dry winter in the Wisbech cellars",
                "result": "No call-outs in 118 nights for 3,100 houses",
                "date": "2026-10",
                "url": "https://news.example/wisbech",
            },
            {
                "what": "Opened the Stretham flood desk",
                "result": "Answers 94 calls in a hundred within a minute",
                "date": "2026-08-03",
                "url": "https://news.example/stretham",
            },
        ],
        "publications": [
            {
                "title": "Eleven minutes: what a siren is for",
                "publisher": "Fenland Engineer",
                "date": "2026-05",
                "url": "https://engineer.example/eleven",
                "summary": "Why the second call matters more than the first",
            }
        ],
        "talks": [
            {
                "title": "What a drain map leaves out",
                "event": "Fens Engineering Week, Ely",
                "date": "2026-07",
                "url": "https://slides.example/drains",
                "summary": "Why three of our worst floods began where the old map shows a duck",
            }
        ],
    }
