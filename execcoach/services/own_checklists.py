"""The checklists with a person's own laid over the shipped ones by id; a folder's only where it is trusted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from execcoach.errors import CoachError, Place
from execcoach.profile.checklist import Checklist, Question, read_checklist
from execcoach.storage.own_checklists import checklists_of_folder, checklists_of_person
from execcoach.storage.trusted import is_trusted, trust
from execcoach.storage.workspace import Workspace
from execcoach.text import one_line

_NOT_YET = (
    "This folder brought checklists of its own and was not made on this machine, so the shipped ones are used. "
    "If you trust them: execcoach draft --trust-templates, said in that folder."
)


def laid_over(shipped: Sequence[Checklist], workspace: Workspace) -> tuple[tuple[Checklist, ...], tuple[str, ...]]:
    """The shipped checklists, own ones in their place or after them, and a sentence for what cannot be used."""
    mine, theirs = checklists_of_person(), checklists_of_folder(workspace)
    said = [trouble.sentence for trouble in mine.troubles]
    tables: dict[str, Mapping[str, Any]] = dict(mine.tables)
    if theirs.digest and not is_trusted(workspace.folder, theirs.digest, "checklists"):
        said.append(_NOT_YET)
    else:
        tables |= theirs.tables
        said += [trouble.sentence for trouble in theirs.troubles]
    answered = {_place(question) for one in shipped for question in one.questions}
    own: dict[str, Checklist] = {}
    for file, raw in tables.items():
        try:
            found = read_checklist(raw)
            _answerable(found.questions, answered, file)
            own[found.id] = found
        except CoachError as error:
            said.append(error.sentence if file in error.sentence else f"{one_line(file)}: {error.sentence}")
    kept = tuple(own.pop(one.id, one) for one in shipped)
    return (*kept, *own.values()), tuple(said)


def trust_checklists(workspace: Workspace) -> bool:
    """Use the checklists that came with this folder from now on, as they are; whether there were any to trust."""
    digest = checklists_of_folder(workspace).digest
    if not digest or is_trusted(workspace.folder, digest, "checklists"):
        return False
    trust(workspace.folder, digest, "checklists")
    return True


def _place(question: Question) -> tuple[str, str, str]:
    return question.file, question.path, question.answer


def _answerable(questions: Iterable[Question], known: set[tuple[str, str, str]], file: str) -> None:
    """Why only known places: an answer is written to a person's file, and nobody reads it from anywhere else."""
    for at, question in enumerate(questions):
        if question.answer != "tick" and _place(question) not in known:
            expected = "a path, with its answer, that one of the shipped checklists asks for"
            where = Place(one_line(file), 0, f"question[{at}].path", one_line(question.path), expected)
            raise CoachError("A checklist cannot be used", f"{where}. Mend it there and try again.", [where])
