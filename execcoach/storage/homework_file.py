"""The file of what a coach gave to do: its bytes, the same wherever it is written."""

from execcoach.routine.homework import Homework, homework_raw


def homework_bytes(homework: Homework) -> bytes:
    """What the file of this homework holds."""
    import tomli_w

    return tomli_w.dumps(homework_raw(homework)).encode("utf-8", "replace")
