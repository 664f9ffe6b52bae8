"""A scanned TOML text changed piece by piece: keys set and dropped, lists and tables of lists put into a new order."""

from collections.abc import Mapping, Sequence
from typing import Any

from execcoach.storage import toml_pieces as pieces
from execcoach.storage import toml_words as words
from execcoach.storage.toml_find import Path, Table, find, index_of, sections_of, value_at
from execcoach.storage.toml_inline import add_entry, drop_entry
from execcoach.storage.toml_lists import New, arranged, longest_rising
from execcoach.storage.toml_text import Document, Entry, Item, KeyValue, Section, comments

_ORDER = ("person", "photo", "banner", "summary", "voice", "connection_points")


class Tree:
    """A document with its tables found by path; every change keeps comments with what they belong to."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def put(self, path: Path, value: Any) -> None:
        """Sets the value at the path: in place where something stands there, else as a new key of its table."""
        place = find(self.document, path)
        if isinstance(place, (KeyValue, Item, Entry)):
            noted = isinstance(place, KeyValue) and comments(place.lead + place.after)
            if isinstance(place, KeyValue) and not noted and self._wants_sections(path, value):
                self.drop(path)
            else:
                nested = not isinstance(place, KeyValue)
                place.value = pieces.written(
                    words.inline(value) if nested else words.block(value, self.document.newline)
                )
                return
        elif place is not None:
            self.drop(path)
        self._add(path, value)

    def drop(self, path: Path) -> None:
        """Takes out the key at the path with all below it; comments that stand by themselves stay."""
        place, parent = find(self.document, path), find(self.document, path[:-1])
        if isinstance(place, KeyValue):
            self._drop_pair(place)
        elif isinstance(place, Entry):
            drop_entry(value_at(self.document, path[:-1]), place)
        elif isinstance(place, (Table, list)):
            self._drop_tables(place if isinstance(place, list) else [place])
        else:
            raise LookupError(path)
        if isinstance(parent, Table) and len(path) > 1 and find(self.document, path[:-1]) is None:
            self._keep_empty(path[:-1])

    def arrange(self, path: Path, order: Sequence[int | New]) -> None:
        """Puts the list at the path into this order; see `toml_edits.Arrange`."""
        place = find(self.document, path)
        if isinstance(place, list):
            self._arrange_tables(path, place, order)
            if not order:
                self._add(path, [])
        elif isinstance(place, (KeyValue, Item, Entry)) and place.value.items is not None:
            place.value = arranged(place.value, order, self.document.newline, one_line=isinstance(place, Entry))
        else:
            raise LookupError(path)

    # adding

    def _wants_sections(self, path: Path, value: Any) -> bool:
        tables = isinstance(value, Mapping) or (
            isinstance(value, (list, tuple)) and bool(value) and all(isinstance(item, Mapping) for item in value)
        )
        return len(path) == 1 and tables

    def _add(self, path: Path, value: Any) -> None:
        name = path[-1]
        parent = find(self.document, path[:-1])
        if not isinstance(name, str):
            raise LookupError(path)
        if self._wants_sections(path, value):
            entries = [value] if isinstance(value, Mapping) else value
            sections = [
                pieces.table([name], entry, self.document.newline, array=not isinstance(value, Mapping))
                for entry in entries
            ]
            self._insert_sections(self._place_for(name), sections)
        elif isinstance(parent, Table):
            self._add_pair(parent, path, value)
        elif isinstance(parent, (KeyValue, Item, Entry)) and parent.value.entries is not None:
            add_entry(parent.value, name, value)
        else:
            raise LookupError(path)

    def _add_pair(self, table: Table, path: Path, value: Any) -> None:
        names = [str(path[-1])]
        section = table.own
        after: KeyValue | None = None
        if section is None and table.keys:  # the table is only there through dotted keys
            section, after, rest = table.keys[-1]
            names = [*after.key[: len(after.key) - len(rest)], *names]
        elif section is None:
            first = table.below[0][0]
            keys = tuple(step for step in path[:-1] if isinstance(step, str))
            section = pieces.header(keys, self.document.newline)
            at = index_of(self.document.sections, first)
            self._insert_sections(at, [section], before_it=True)
        pair = pieces.pair(names, value, self.document.newline)
        if after is None and section.keys:
            after = section.keys[-1]
        if after is None and section is self.document.root:
            self._open_root(pair)
        pair_at = index_of(section.keys, after) + 1 if after else 0
        if after and not pair.name[:1].isspace():
            pair.name = after.name[: len(after.name) - len(after.name.lstrip(" \t"))] + pair.name
        section.keys.insert(pair_at, pair)

    def _open_root(self, pair: KeyValue) -> None:
        """Makes room for the first key of a file that begins with a table: below the words at its head."""
        root, sections = self.document.root, self.document.sections
        if sections:
            pair.before, sections[0].before = root.tail + sections[0].before, self.document.newline
        else:
            pair.before, self.document.tail = root.tail + _closed(self.document.tail, self.document.newline), ""
        root.tail = ""

    def _place_for(self, name: str) -> int:
        """Where the first table of its kind goes: before the first one that comes later by custom, else at the end."""
        from execcoach.profile.keys import NATURAL_KEYS

        custom = [*_ORDER, *NATURAL_KEYS, "routine", "goals"]
        sections = self.document.sections
        if name in custom:
            rank = custom.index(name)
            for at, section in enumerate(sections):
                if section.path[0] in custom and custom.index(section.path[0]) > rank:
                    return at
        return len(sections)

    def _insert_sections(self, at: int, new: list[Section], *, before_it: bool = False) -> None:
        """Puts sections in; `before_it`: below the free-standing comments above the one that is there now."""
        sections, newline = self.document.sections, self.document.newline
        something = bool(self.document.root.keys or self.document.root.tail)
        for section in new:
            section.before = newline
        if at == len(sections):
            if comments(self.document.tail):
                new[0].before = _closed(self.document.tail, newline)
                self.document.tail = ""
            elif not something and not sections:
                new[0].before = ""
        elif at == 0 or before_it:
            new[0].before, sections[at].before = sections[at].before, newline
        elif not sections[at].before:
            sections[at].before = newline
        sections[at:at] = new

    # taking out

    def _keep_empty(self, path: Path) -> None:
        """Writes the header of a table that was only there through what has just gone."""
        names = tuple(step for step in path if isinstance(step, str))
        if len(names) < len(path):
            raise LookupError(path)
        sections = self.document.sections
        kin = [at for at, section in enumerate(sections) if section.path[:1] == names[:1]]
        header = pieces.header(names, self.document.newline)
        self._insert_sections(kin[-1] + 1 if kin else self._place_for(names[0]), [header])

    def _drop_pair(self, pair: KeyValue) -> None:
        for section in [self.document.root, *self.document.sections]:
            for at, other in enumerate(section.keys):
                if other is pair:
                    del section.keys[at]
                    kept = pair.before if comments(pair.before) else ""
                    if at < len(section.keys):
                        section.keys[at].before = _joined(pair.before, section.keys[at].before)
                    elif kept:
                        section.tail = kept + section.tail
                    return
        raise LookupError(pair.key)

    def _drop_tables(self, tables: list[Table]) -> None:
        for table in tables:
            for _, pair, _rest in table.keys:
                if table.own is None:
                    self._drop_pair(pair)
            for section in sections_of(table):
                self._take_out(section)

    def _take_out(self, section: Section) -> None:
        sections = self.document.sections
        at = index_of(sections, section)
        del sections[at]
        if at < len(sections):
            sections[at].before = _joined(section.before, sections[at].before)
        elif comments(section.before):
            self.document.tail = section.before + self.document.tail

    # putting into order

    def _arrange_tables(self, path: Path, tables: list[Table], order: Sequence[int | New]) -> None:
        stays = longest_rising([at for at in order if isinstance(at, int)])
        document = self.document
        anchor = index_of(document.sections, sections_of(tables[0])[0])
        names = [step for step in path if isinstance(step, str)]
        keep_below: Section | None = None
        for entry in order:
            if isinstance(entry, int) and entry in stays:
                keep_below = sections_of(tables[entry])[-1]
                continue
            if isinstance(entry, int):
                moving = sections_of(tables[entry])
                self._take_out(moving[0])
                for section in moving[1:]:
                    del document.sections[index_of(document.sections, section)]
            else:
                if not isinstance(entry[0], Mapping):
                    raise LookupError(path)
                moving = [pieces.table(names, entry[0], document.newline, array=True)]
            if keep_below is not None:
                self._insert_sections(index_of(document.sections, keep_below) + 1, moving[:1])
            else:
                ahead = [section for at in sorted(stays) for section in sections_of(tables[at])[:1]]
                at = index_of(document.sections, ahead[0]) if ahead else min(anchor, len(document.sections))
                self._insert_sections(at, moving[:1], before_it=bool(ahead))
            where = index_of(document.sections, moving[0])
            document.sections[where + 1 : where + 1] = moving[1:]
            keep_below = moving[-1]
        for at, table in enumerate(tables):
            if at not in order:
                for section in sections_of(table):
                    self._take_out(section)


def _joined(above: str, below: str) -> str:
    """The white space and free-standing comments that stay when what stood between them goes."""
    if comments(above):
        return above + below
    return above if not comments(below) else below


def _closed(gap: str, newline: str) -> str:
    """The gap ending in a blank line, so that its comments go on standing by themselves."""
    if not gap:
        return ""
    gap = gap if gap.endswith("\n") else gap + newline
    return gap if gap.endswith(("\n\n", "\r\n\r\n")) else gap + newline
