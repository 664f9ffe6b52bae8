"""Many cases of one rule in one test: what a case costs is the case, and a failure names every case that broke."""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]


def each(names: str | Sequence[str], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """As `pytest.mark.parametrize`, for rules over data where a test to each case says nothing more.

    Why: a test of its own costs several milliseconds in every worker, however small; two thousand of them were a
    tenth of the suite. Not for cases that write to a folder: all of them share one.
    """
    told = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    kept = [_case(told, case, at) for at, case in enumerate(cases)]
    assert kept, "a rule without a case shows nothing"

    def decorate(test: Test) -> Test:
        taken = inspect.signature(test)

        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            broken: list[Exception] = []
            for name, given in kept:
                try:
                    test(**fixtures, **given)
                except pytest.skip.Exception:
                    continue
                except Exception as trouble:
                    trouble.add_note(f"case: {name}")
                    broken.append(trouble)
            if broken:
                raise ExceptionGroup(f"{len(broken)} of {len(kept)} cases", broken)

        rest = [one for name, one in taken.parameters.items() if name not in told]
        whole.__signature__ = taken.replace(parameters=rest)  # type: ignore[attr-defined]
        del whole.__wrapped__  # type: ignore[attr-defined]
        return whole

    return decorate


def _case(names: Sequence[str], case: Any, at: int) -> tuple[str, dict[str, Any]]:
    values, label = (case.values, case.id) if hasattr(case, "values") and hasattr(case, "id") else (case, None)
    if label is None and len(names) == 1:
        values = (values,)
    return label or f"{at}: {_shown(values)}", dict(zip(names, values, strict=True))


def _shown(values: Sequence[Any]) -> str:
    try:
        return f"{values!r:.80}"
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a number too long to write"
