"""A scanned TOML text changed piece by piece: keys set and dropped, lists and tables of lists put into a new order."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execcoach.storage import toml_words as words
from execcoach.storage.toml_text import Document, Entry, Item, KeyValue, Section, Step, Value, comments, scan

Path = tuple[Step, ...]
New = tuple[Any]
"""A list entry that was not there before, in a tuple of its own to tell it from an index."""

_ORDER = ("person", "photo", "banner", "summary", "voice", "connection_points")


@dataclass(slots=True)
class _Table:
    """A table with all that makes it: its own section, keys (its own, or dotted from above), and sections below it."""

    own: Section | None
    keys: list[tuple[Section, KeyValue, tuple[str, ...]]]
    below: list[tuple[Section, tuple[str, ...]]]


_Place = _Table | list[_Table] | KeyValue | Item | Entry | None


class Tree:
    """A document with its tables found by path; every change keeps comments with what they belong to."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def put(self, path: Path, value: Any) -> None:
        """Sets the value at the path: in place where something stands there, else as a new key of its table."""
        place = self._find(path)
        if isinstance(place, (KeyValue, Item, Entry)):
            noted = isinstance(place, KeyValue) and comments(place.lead + place.after)
            if isinstance(place, KeyValue) and not noted and self._wants_sections(path, value):
                self.drop(path)
            else:
                nested = not isinstance(place, KeyValue)
                place.value = self._value(words.inline(value) if nested else words.block(value, self.document.newline))
                return
        elif place is not None:
            self.drop(path)
        self._add(path, value)

    def drop(self, path: Path) -> None:
        """Takes out the key at the path with all below it; comments that stand by themselves stay."""
        place, parent = self._find(path), self._find(path[:-1])
        if isinstance(place, KeyValue):
            self._drop_pair(place)
        elif isinstance(place, Entry):
            self._drop_entry(self._value_at(path[:-1]), place)
        elif isinstance(place, (_Table, list)):
            self._drop_tables(place if isinstance(place, list) else [place])
        else:
            raise LookupError(path)
        if isinstance(parent, _Table) and len(path) > 1 and self._find(path[:-1]) is None:
            self._keep_empty(path[:-1])

    def arrange(self, path: Path, order: Sequence[int | New]) -> None:
        """Puts the list at the path into this order; see `toml_edits.Arrange`."""
        place = self._find(path)
        if isinstance(place, list):
            self._arrange_tables(path, place, order)
            if not order:
                self._add(path, [])
        elif isinstance(place, (KeyValue, Item, Entry)) and place.value.items is not None:
            self._arrange_items(place, order)
        else:
            raise LookupError(path)

    # finding

    def _root(self) -> _Table:
        root = self.document.root
        keys = [(root, pair, pair.key) for pair in root.keys]
        return _Table(root, keys, [(section, section.path) for section in self.document.sections])

    def _find(self, path: Path) -> _Place:
        place: _Place = self._root()
        for step in path:
            if isinstance(place, _Table) and isinstance(step, str):
                place = _child(place, step)
            elif isinstance(place, list) and isinstance(step, int) and step < len(place):
                place = place[step]
            elif isinstance(place, (KeyValue, Item, Entry)):
                place = _part(place.value, step)
            else:
                return None
        return place

    def _value_at(self, path: Path) -> Value:
        place = self._find(path)
        if not isinstance(place, (KeyValue, Item, Entry)):
            raise LookupError(path)
        return place.value

    # adding

    def _wants_sections(self, path: Path, value: Any) -> bool:
        tables = isinstance(value, Mapping) or (
            isinstance(value, (list, tuple)) and bool(value) and all(isinstance(item, Mapping) for item in value)
        )
        return len(path) == 1 and tables

    def _add(self, path: Path, value: Any) -> None:
        name = path[-1]
        parent = self._find(path[:-1])
        if not isinstance(name, str):
            raise LookupError(path)
        if self._wants_sections(path, value):
            entries = [value] if isinstance(value, Mapping) else value
            sections = [self._section(name, entry, not isinstance(value, Mapping)) for entry in entries]
            self._insert_sections(self._place_for(name), sections)
        elif isinstance(parent, _Table):
            self._add_pair(parent, path, value)
        elif isinstance(parent, (KeyValue, Item, Entry)) and parent.value.entries is not None:
            self._add_entry(parent.value, name, value)
        else:
            raise LookupError(path)

    def _add_pair(self, table: _Table, path: Path, value: Any) -> None:
        name = words.key(str(path[-1]))
        section = table.own
        after: KeyValue | None = None
        if section is None and table.keys:  # the table is only there through dotted keys
            section, after, rest = table.keys[-1]
            name = ".".join(map(words.key, [*after.key[: len(after.key) - len(rest)], str(path[-1])]))
        elif section is None:
            first = table.below[0][0]
            keys = tuple(step for step in path[:-1] if isinstance(step, str))
            section = self._scanned(f"[{'.'.join(map(words.key, keys))}]{self.document.newline}").sections[0]
            at = _index(self.document.sections, first)
            self._insert_sections(at, [section], before_it=True)
        pair = self._pair(name, value)
        if after is None and section.keys:
            after = section.keys[-1]
        if after is None and section is self.document.root:
            self._open_root(pair)
        pair_at = _index(section.keys, after) + 1 if after else 0
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

    def _pair(self, name: str, value: Any) -> KeyValue:
        newline = self.document.newline
        return self._scanned(f"{name} = {words.block(value, newline)}{newline}").root.keys[0]

    def _section(self, name: str, entry: Mapping[str, Any], array: bool) -> Section:
        newline = self.document.newline
        header = f"[[{words.key(name)}]]" if array else f"[{words.key(name)}]"
        lines = [f"{words.key(key)} = {words.block(value, newline)}" for key, value in entry.items()]
        return self._scanned(newline.join([header, *lines, ""])).sections[0]

    def _value(self, text: str) -> Value:
        return self._scanned(f"x = {text}").root.keys[0].value

    def _scanned(self, text: str) -> Document:
        return scan(text)

    def _add_entry(self, table: Value, name: str, value: Any) -> None:
        entries = table.entries or []
        entry = self._value(f"{{{words.key(name)} = {words.inline(value)}}}").entries
        assert entry is not None
        entry[0].before = " "
        if entries:
            entries[-1].after = entries[-1].after.rstrip() + "," if "," not in entries[-1].after else entries[-1].after
        else:
            table.close = " }"
        table.entries = [*entries, entry[0]]
        table.close = table.close if table.close != "}" or entries else " }"

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
        header = self._scanned(f"[{'.'.join(map(words.key, names))}]{self.document.newline}").sections[0]
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

    def _drop_entry(self, table: Value, entry: Entry) -> None:
        entries = table.entries or []
        at = next(index for index, other in enumerate(entries) if other is entry)
        del entries[at]
        if entries and at == len(entries):
            entries[-1].after = entry.after if "," not in entry.after else ""
        elif entries and at == 0:
            entries[0].before = entry.before
        table.entries = entries

    def _drop_tables(self, tables: list[_Table]) -> None:
        for table in tables:
            for _, pair, _rest in table.keys:
                if table.own is None:
                    self._drop_pair(pair)
            for section in _sections(table):
                self._take_out(section)

    def _take_out(self, section: Section) -> None:
        sections = self.document.sections
        at = _index(sections, section)
        del sections[at]
        if at < len(sections):
            sections[at].before = _joined(section.before, sections[at].before)
        elif comments(section.before):
            self.document.tail = section.before + self.document.tail

    # putting into order

    def _arrange_tables(self, path: Path, tables: list[_Table], order: Sequence[int | New]) -> None:
        stays = _longest_rising([at for at in order if isinstance(at, int)])
        document = self.document
        anchor = _index(document.sections, _sections(tables[0])[0])
        name = ".".join(words.key(step) for step in path if isinstance(step, str))
        keep_below: Section | None = None
        for entry in order:
            if isinstance(entry, int) and entry in stays:
                keep_below = _sections(tables[entry])[-1]
                continue
            if isinstance(entry, int):
                moving = _sections(tables[entry])
                first = _sections(tables[0])[0]
                for section in moving:
                    between = section.before if section is not moving[0] else ""
                    self._take_out(section)
                    section.before = between
                del first
            else:
                if not isinstance(entry[0], Mapping):
                    raise LookupError(path)
                moving = [self._array_section(name, entry[0])]
            if keep_below is not None:
                self._insert_sections(_index(document.sections, keep_below) + 1, moving[:1])
            else:
                ahead = [section for at in sorted(stays) for section in _sections(tables[at])[:1]]
                at = _index(document.sections, ahead[0]) if ahead else min(anchor, len(document.sections))
                self._insert_sections(at, moving[:1], before_it=bool(ahead))
            where = _index(document.sections, moving[0])
            document.sections[where + 1 : where + 1] = moving[1:]
            keep_below = moving[-1]
        for at, table in enumerate(tables):
            if at not in order:
                for section in _sections(table):
                    self._take_out(section)

    def _array_section(self, dotted: str, entry: Mapping[str, Any]) -> Section:
        newline = self.document.newline
        lines = [f"{words.key(key)} = {words.block(value, newline)}" for key, value in entry.items()]
        return self._scanned(newline.join([f"[[{dotted}]]", *lines, ""])).sections[0]

    def _arrange_items(self, place: KeyValue | Item | Entry, order: Sequence[int | New]) -> None:
        value, newline = place.value, self.document.newline
        old = value.items or []
        spread = "\n" in value.text + value.close or any("\n" in f"{i.before}{i.lead}{i.indent}{i.after}" for i in old)
        texts = [str(old[at].value) if isinstance(at, int) else words.inline(at[0]) for at in order]
        line = "[" + ", ".join(texts) + "]"
        if not spread and (isinstance(place, Entry) or len(line) <= 88 or not texts):
            place.value = self._value(line)
            return
        indent = next((item.indent for item in old if "\n" in value.text and item.indent.strip(" \t") == ""), "    ")
        if not spread:
            lines = "".join(f"{indent}{text},{newline}" for text in texts)
            place.value = self._value(f"[{newline}{lines}]")
            return
        _one_per_line(value, indent or "    ", newline)
        stays = _longest_rising([at for at in order if isinstance(at, int)])
        floating = [at for at, item in enumerate(old) if at not in stays and comments(item.before)]
        items = [old[at] if isinstance(at, int) else self._item(at[0], indent or "    ") for at in order]
        for at in floating:  # words that stand by themselves stay where they are
            later = next((old[to] for to in range(at + 1, len(old)) if to in stays), None)
            if later:
                later.before = old[at].before + later.before
            else:
                value.close = old[at].before + value.close
        for at, item in enumerate(old):
            if at not in stays:
                item.before = ""
        for item in items[:-1]:
            if "," not in item.after.split("#")[0] and not _comma_later(item.after):
                item.after = "," + item.after
        value.items = items

    def _item(self, value: Any, indent: str) -> Item:
        return Item("", "", indent, self._value(words.inline(value)), f",{self.document.newline}")


def _one_per_line(value: Value, indent: str, newline: str) -> None:
    """Gives every item a line of its own, so that a comment above one can not land behind another."""
    items = value.items or []
    if not value.text.endswith("\n"):
        value.text = value.text.rstrip(" \t") + newline
    for item in items:
        if not item.after.endswith("\n"):
            item.after = item.after.rstrip(" \t") + newline
        if not item.indent:
            item.indent = indent if not item.before + item.lead else item.indent
        if len(item.indent) < len(indent):
            item.indent = indent
    if value.close.startswith(newline) and items:
        value.close = value.close[len(newline) :]
    value.close = value.close.lstrip(" ") if not comments(value.close) and value.close.startswith(" ]") else value.close


def _comma_later(after: str) -> bool:
    return any("," in line.split("#")[0] for line in after.split("\n"))


def _child(table: _Table, key: str) -> _Place:
    keys = [(section, pair, rest[1:]) for section, pair, rest in table.keys if rest[0] == key]
    below = [(section, rest[1:]) for section, rest in table.below if rest[0] == key]
    if not keys and not below:
        return None
    for _, pair, rest in keys:
        if not rest:
            return pair
    if any(not rest and section.array for section, rest in below):
        tables: list[_Table] = []
        for section, rest in below:
            if not rest:
                tables.append(_Table(section, [(section, pair, pair.key) for pair in section.keys], []))
            else:
                tables[-1].below.append((section, rest))
        return tables
    own = next((section for section, rest in below if not rest), None)
    if own:
        keys = [*keys, *((own, pair, pair.key) for pair in own.keys)]
    return _Table(own, keys, [(section, rest) for section, rest in below if rest])


def _part(value: Value, step: Step) -> Item | Entry | None:
    if isinstance(step, int):
        return value.items[step] if value.items and step < len(value.items) else None
    found = [entry for entry in value.entries or () if entry.key[0] == step]
    if any(len(entry.key) > 1 for entry in found):
        raise LookupError(step)  # a dotted key inside an inline table: left to the person's editor
    return found[0] if found else None


def _sections(table: _Table) -> list[Section]:
    return [*([table.own] if table.own else []), *(section for section, _ in table.below)]


def _index(items: Sequence[Any], wanted: Any) -> int:
    """Where this very object stands. Why not list.index: two tables may be equal."""
    return next(at for at, item in enumerate(items) if item is wanted)


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


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """As many of the numbers as possible that already stand in rising order."""
    tops: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        at = bisect_left(tops, number)
        chain = [*(chains[at - 1] if at else []), number]
        tops[at : at + 1] = [number]
        chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()
