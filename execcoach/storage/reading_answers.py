"""What a reading process answers: for a request as plain data, bytes with a row or a page and what is to be kept."""

import datetime
import json
import zlib
from typing import Any

from execcoach.review.client import Problem
from execcoach.review.packing import packed
from execcoach.storage.client_files import Kept
from execcoach.storage.client_rows import Judge

MOST_KEPT = 16 << 20
"""Bytes that what was kept of one source may have once it is unpacked."""
TOO_MUCH = "needs more memory than reading a client may take"


class Answers:
    """Answers one request after another; `exhausted` once memory ran out, after which a new process is wanted."""

    def __init__(self) -> None:
        self.exhausted = False
        self._judge = Judge(datetime.date.min)
        _ = self._judge.rubric, self._judge.milestones, self._judge.templates

    def answer(self, asked: dict[str, Any], kept: bytes) -> bytes:
        """A line of JSON {"row": bytes, "kept": bytes, "opened": files}, then the row or page, then what to keep."""
        files = Kept(old=_loaded(kept))
        try:
            row = json.dumps(self._told(asked, files), separators=(",", ":")).encode()
            keep = zlib.compress(json.dumps(files.new, separators=(",", ":")).encode(), 1) if files.new else b""
        except MemoryError:
            self.exhausted = True
            row, keep = json.dumps([asked["shown"], TOO_MUCH]).encode(), b""
        head = {"row": len(row), "kept": len(keep), "opened": files.opened}
        return json.dumps(head).encode() + b"\n" + row + keep

    def _told(self, asked: dict[str, Any], files: Kept) -> list[Any]:
        self._judge.today = datetime.date.fromordinal(asked["today"])
        sources = [(kind, path) for kind, path in asked["sources"]]
        if "since" not in asked:
            return packed(self._judge.row(sources, files))
        from execcoach.review import page_packing

        since = asked["since"] and datetime.date.fromordinal(asked["since"])
        page = self._judge.page(sources, since)
        return packed(page) if isinstance(page, Problem) else page_packing.packed(page)


def _loaded(kept: bytes) -> dict[str, Any]:
    """What was kept before; nothing where it is damaged."""
    if not kept:
        return {}
    try:
        found = json.loads(zlib.decompressobj().decompress(kept, MOST_KEPT))
    except (ValueError, zlib.error, RecursionError, MemoryError):
        return {}
    return found if isinstance(found, dict) else {}
