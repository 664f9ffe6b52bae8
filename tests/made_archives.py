"""A LinkedIn archive made by hand, file by file, and what each of its files says of the person."""

import copy
import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Any

NOTES = 'Notes:\n"When exporting your data, you may notice that some of it is ""missing"".\nSee the help pages"\n\n'

FILES: dict[str, str] = {
    "Profile.csv": "\ufeff"
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\r\n"
    'Ada,Okafor,Smith,"1 High Street, Leeds",Jan 5,Chief Operating Officer at Northwind &amp; Söhne,"I run freight.\r\n'
    '\r\nPeople say ""hello"" to me at 7:30.",Rail Transport,LS1 1AA,"Leeds, England, United Kingdom",[adaokafor],'
    '"[PORTFOLIO:https://ada.example/a,b,OTHER:https://github.com/ada]",Skype: ada\r\n',
    "Profile Summary.csv": "Profile Summary\n",
    "Positions.csv": NOTES + "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Northwind Rail,Chief Operating Officer,"• Built the \\"Control\\" room, in Leeds\n• Cut delays by 12%",Leeds'
    ",Jan 2020,\n"
    ",,,,,\n"
    'Brackwater Foods,"Head of Logistics, UK",,"York, UK",2015,Dec 2019\n'
    "Müller & Söhne,Trainee,Learnt the trade.,Köln,01 Oct 2001,15 Jan 2004\n,,,,,\n,,,,,\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    'Durham University,1996,1999,,BSc Physics,"Rowing Club, Debating Society"\n'
    "Leeds Grammar,1989,1996,Head girl in the last year,,\n",
    "Skills.csv": "Name\nFreight\n\nRail &amp; road\nChess\nŁódź\n",
    "Languages.csv": "Name,Proficiency\nIgbo,Native or bilingual proficiency\nDeutsch,\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "PRINCE2,https://cert.example/1,Axelos,Sep 2012,Sep 2015,P-123\n",
    "Honors.csv": 'Title,Description,Issued On\nLogistics Leader,"For the night shift, mostly",Jul 2021\n',
    "Publications.csv": "Name,Published On,Description,Publisher,Url\n"
    '"Trains, and why","Oct 1, 2022",Nine pages.,Rail Weekly,https://rail.example/why\n',
    "Projects.csv": "Title,Description,Url,Started On,Finished On\n"
    "Night trains,Twelve of them,https://night.example,Jan 2021,Feb 2022\n",
    "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\n"
    "Leeds Food Bank,Driver,povertyAlleviation,Mar 2019,,Every second Saturday\n",
    "Organizations.csv": "Name,Description,Position,Started On,Finished On\nInstitute of Directors,,Fellow,2018,\n",
    "Causes You Care About.csv": "Causes You Care About\nEducation\nPoverty Alleviation\n",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Marta,Lindqvist,Brackwater Foods,CFO,"She rang me first.\nThen she came.","09/15/26, 1:12 AM",VISIBLE\n'
    'Carl,Hidden,Nowhere,CEO,Not for everybody.,"01/15/20, 1:12 AM",PENDING\n',
    "Connections.csv": NOTES + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Marta,Lindqvist,https://www.linkedin.com/in/marta,marta@brack.example,Brackwater Foods,CFO,12 May 2019\n"
    'Jürgen,Müller,https://www.linkedin.com/in/jm,,"Müller, Sohn & Co",Geschäftsführer,01 Oct 2022\n'
    ",,,,,,\n"
    "Idris,Bello,https://www.linkedin.com/in/ib,,,,02 Oct 2022\n",
    "Company Follows.csv": "Organization,Followed On\nDeutsche Bahn,Mon Jan 02 10:00:00 UTC 2023\n",
    "Shares_4711.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    '2026-07-20 10:25:25,https://l.example/1,"""Night trains"" run again",,,MEMBER_NETWORK\n'
    "2026-07-21 10:25:25 UTC,https://l.example/2,,https://news.example,,MEMBER_NETWORK\n"
    "2026-06-02 08:00:00,https://l.example/3,Worth reading,https://news.example,,MEMBER_NETWORK\n",
    "Comments_4711.csv": "Date,Link,Message\n"
    '2026-07-22 10:25:25,https://l.example/4,"Well \\"done\\", Priya"\n'
    '"9/15/26, 1:12 AM",https://l.example/5,Thank you\n',
}
"""Every file that is read, as LinkedIn writes it: preambles, suffixes, both kinds of quotes, entities, blank rows."""

CLOSED = {
    "messages.csv": "CONVERSATION ID,FROM,CONTENT\n1,Marta,a secret\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nada@northwind.example,Yes,Yes,1\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,+44 1,Mobile\n",
    "Logins.csv": "Login Date,IP Address\n1,10.0.0.1\n",
    "Registration.csv": "Registered At,Registration Ip\n1,10.0.0.1\n",
}
"""Files that must never be opened."""

PARTS: dict[str, dict[str, Any]] = {
    "Profile.csv": {
        "person": {
            "name": "Ada Okafor",
            "headline": "Chief Operating Officer at Northwind & Söhne",
            "industry": "Rail Transport",
            "location": "Leeds, England, United Kingdom",
        },
        "summary": {"text": 'I run freight.\n\nPeople say "hello" to me at 7:30.'},
        "networks": [
            {"network": "portfolio", "url": "https://ada.example/a,b"},
            {"network": "GitHub", "url": "https://github.com/ada"},
            {"network": "X", "handle": "adaokafor"},
        ],
    },
    "Positions.csv": {
        "person": {"role": "Chief Operating Officer", "company": "Northwind Rail"},
        "roles": [
            {
                "company": "Northwind Rail",
                "title": "Chief Operating Officer",
                "start": "2020-01",
                "summary": '• Built the "Control" room, in Leeds\n• Cut delays by 12%',
            },
            {
                "company": "Brackwater Foods",
                "title": "Head of Logistics, UK",
                "start": "2015",
                "end": "2019-12",
            },
            {
                "company": "Müller & Söhne",
                "title": "Trainee",
                "start": "2001-10-01",
                "end": "2004-01-15",
                "summary": "Learnt the trade.",
            },
        ],
    },
    "Education.csv": {
        "schools": [
            {
                "name": "Durham University",
                "degree": "BSc Physics",
                "start": "1996",
                "end": "1999",
                "activities": ["Rowing Club", "Debating Society"],
            },
            {
                "name": "Leeds Grammar",
                "start": "1989",
                "end": "1996",
                "activities": ["Head girl in the last year"],
            },
        ]
    },
    "Skills.csv": {"skills": [{"name": "Freight"}, {"name": "Rail & road"}, {"name": "Chess"}, {"name": "Łódź"}]},
    "Languages.csv": {"languages": [{"name": "Igbo", "level": "Native or bilingual proficiency"}, {"name": "Deutsch"}]},
    "Certifications.csv": {
        "certifications": [{"name": "PRINCE2", "by": "Axelos", "date": "2012-09", "url": "https://cert.example/1"}]
    },
    "Honors.csv": {
        "awards": [{"title": "Logistics Leader", "date": "2021-07", "summary": "For the night shift, mostly"}]
    },
    "Publications.csv": {
        "publications": [
            {
                "title": "Trains, and why",
                "publisher": "Rail Weekly",
                "date": "2022-10-01",
                "url": "https://rail.example/why",
                "summary": "Nine pages.",
            }
        ]
    },
    "Projects.csv": {
        "projects": [
            {
                "name": "Night trains",
                "start": "2021-01",
                "end": "2022-02",
                "url": "https://night.example",
                "summary": "Twelve of them",
            }
        ]
    },
    "Volunteering.csv": {
        "volunteering": [
            {
                "organisation": "Leeds Food Bank",
                "role": "Driver",
                "cause": "povertyAlleviation",
                "start": "2019-03",
                "summary": "Every second Saturday",
            }
        ]
    },
    "Organizations.csv": {
        "memberships": [{"organisation": "Institute of Directors", "role": "Fellow", "start": "2018"}]
    },
    "Causes You Care About.csv": {"connection_points": {"causes": ["Education", "Poverty Alleviation"]}},
    "Recommendations_Received.csv": {
        "recommendations": [
            {
                "by": "Marta Lindqvist, Brackwater Foods",
                "text": "She rang me first.\nThen she came.",
                "date": "2026-09-15",
            }
        ]
    },
}
"""What each file says, in the terms of profile.toml, written by hand."""

PEOPLE = [
    {"name": "Marta Lindqvist", "role": "CFO", "company": "Brackwater Foods"},
    {"name": "Jürgen Müller", "role": "Geschäftsführer", "company": "Müller, Sohn & Co"},
    {"name": "Idris Bello"},
]

GERMAN = {
    "First Name": "Vorname",
    "Last Name": "Nachname",
    "Maiden Name": "Geburtsname",
    "Address": "Adresse",
    "Birth Date": "Geburtsdatum",
    "Headline": "Profil-Slogan",
    "Summary": "Zusammenfassung",
    "Industry": "Branche",
    "Zip Code": "Postleitzahl",
    "Geo Location": "Standort",
    "Twitter Handles": "Twitter-Konten",
    "Websites": "Webseiten",
    "Instant Messengers": "Instant Messenger",
    "Profile Summary": "Profilzusammenfassung",
    "Company Name": "Unternehmen",
    "Title": "Titel",
    "Description": "Beschreibung",
    "Location": "Ort",
    "Started On": "Begonnen am",
    "Finished On": "Beendet am",
    "School Name": "Name der Schule",
    "Start Date": "Startdatum",
    "End Date": "Enddatum",
    "Notes": "Anmerkungen",
    "Degree Name": "Abschluss",
    "Activities": "Aktivitäten",
    "Name": "Bezeichnung",
    "Proficiency": "Niveau",
    "Authority": "Aussteller",
    "License Number": "Lizenznummer",
    "Issued On": "Verliehen am",
    "Published On": "Veröffentlicht am",
    "Publisher": "Verlag",
    "Role": "Rolle",
    "Cause": "Zweck",
    "Position": "Position",
    "Causes You Care About": "Anliegen",
    "Company": "Unternehmen",
    "Job Title": "Jobtitel",
    "Text": "Text",
    "Creation Date": "Erstellungsdatum",
    "Status": "Status",
    "Email Address": "E-Mail-Adresse",
    "Connected On": "Verbunden am",
    "Organization": "Unternehmen",
    "Followed On": "Gefolgt am",
    "Date": "Datum",
    "Message": "Nachricht",
}
"""English header → a German one."""


def header_of(text: str) -> str:
    """The line of a file that names its columns."""
    return text.removeprefix("\ufeff").removeprefix(NOTES).splitlines()[0]


def german(text: str) -> str:
    """A file with German headers and German months."""
    english = header_of(text)
    names = ",".join(GERMAN.get(name, name) for name in english.split(","))
    text = text.replace(english, names, 1)
    for month, name in (("Oct 2001", "Okt. 2001"), ("Dec 2019", "Dez 2019"), ("Mar 2019", "März 2019")):
        text = text.replace(month, name)
    return text


def whole(parts: Mapping[str, Mapping[str, Any]] = PARTS, without: Collection[str] = ()) -> dict[str, Any]:
    """What the files say together, some of them left out."""
    found: dict[str, Any] = {}
    for file, part in parts.items():
        if file in without:
            continue
        for section, value in copy.deepcopy(dict(part)).items():
            if isinstance(value, dict):
                found[section] = {**found.get(section, {}), **value}
            else:
                found[section] = value
    return found


def zipped(files: Mapping[str, str | bytes], folder: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The files as a zip archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(folder + name, text.encode() if isinstance(text, str) else text)
    return made.getvalue()
