"""The bank of prompts with a person's own laid over the shipped ones by id; a folder's only where it is trusted."""

from collections.abc import Iterable, Mapping

from execcoach.errors import CoachError
from execcoach.routine.prompts import Prompt
from execcoach.storage.own_prompts import prompts_of_folder, prompts_of_person
from execcoach.storage.trusted import is_trusted, trust
from execcoach.storage.workspace import Workspace

_NOT_YET = (
    "This folder brought prompts of its own and was not made on this machine, so the shipped ones are used. "
    "If you trust them: execcoach draft --trust-templates, said in that folder."
)


def own_prompts(workspace: Workspace) -> tuple[Mapping[str, Prompt], tuple[str, ...]]:
    """The own prompts that may be used, by id, and a sentence for everything that cannot be."""
    mine, theirs = prompts_of_person(), prompts_of_folder(workspace)
    if theirs.digest and not is_trusted(workspace.folder, theirs.digest, "prompts"):
        return mine.prompts, (*_said(mine.troubles), _NOT_YET)
    return {**mine.prompts, **theirs.prompts}, (*_said(mine.troubles), *_said(theirs.troubles))


def laid_over(shipped: Iterable[Prompt], own: Mapping[str, Prompt]) -> tuple[Prompt, ...]:
    """The shipped prompts, each replaced by the own one of its id, then the own ones that are new."""
    bank = [own.get(prompt.id, prompt) for prompt in shipped]
    known = {prompt.id for prompt in bank}
    return (*bank, *(prompt for prompt in own.values() if prompt.id not in known))


def trust_prompts(workspace: Workspace) -> bool:
    """Use the prompts that came with this folder from now on, as they are; whether there were any to trust."""
    digest = prompts_of_folder(workspace).digest
    if not digest or is_trusted(workspace.folder, digest, "prompts"):
        return False
    trust(workspace.folder, digest, "prompts")
    return True


def _said(troubles: Iterable[CoachError]) -> tuple[str, ...]:
    return tuple(trouble.sentence for trouble in troubles)
