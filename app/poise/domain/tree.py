"""The tree of a call: what was said again is a branch, and every branch can be read as a straight log of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from poise.domain.events import CustomerSpoke, Ended, Event, MoodChanged, Rewound, TraineeSpoke
from poise.domain.mood import Mood
from poise.domain.scenario import Outcome


@dataclass(frozen=True, slots=True)
class Branch:
    """One way the call went, from its first word to where it ended or was left.

    Attributes:
        number: from 0, in the order in which they began.
        parent: the branch it leaves; None for the first.
        turn: the first reply that is its own; those before it belong to its parent, or to that one's.
        events: its straight log: what was undone is left out; a `Rewound` that is still there undoes nothing more and
            says from where to where the clock does not count.
        left: how a later `Rewound` names it (`Rewound.of`); None if it is the one that stands.
    """

    number: int
    parent: int | None
    turn: int
    events: tuple[Event, ...]
    left: int | None

    @property
    def said(self) -> tuple[TraineeSpoke, ...]:
        """All its replies, with those it shares."""
        return tuple(event for event in self.events if isinstance(event, TraineeSpoke))

    @property
    def replies(self) -> tuple[TraineeSpoke, ...]:
        """The replies that are its own."""
        return tuple(one for one in self.said if one.turn >= self.turn)

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None if it was left, or cut off, before."""
        return next((event.outcome for event in reversed(self.events) if isinstance(event, Ended)), None)

    @property
    def moods(self) -> tuple[tuple[int, Mood], ...]:
        """The customer's mood after each reply, by its number; 0 is the mood before the first."""
        changes = [event for event in self.events if isinstance(event, MoodChanged)]
        first = [(0, changes[0].before)] if changes else []
        return (*first, *((event.turn, event.after) for event in changes))


@dataclass(frozen=True, slots=True)
class Tree:
    """All branches of a call, and the number of the one that stands: what the log as a whole comes to."""

    branches: tuple[Branch, ...]
    standing: int

    @property
    def stands(self) -> Branch:
        """The branch that stands: the newest, unless an attempt was given up before a reply."""
        return self.branches[self.standing]


def tree(events: Sequence[Event]) -> Tree:
    """The branches of a log, whole or cut off: together they hold every reply once."""
    lines, here = _walk(events)
    kept = [number for number, line in enumerate(lines) if number == here or _own(line, events)]
    renamed = {number: place for place, number in enumerate(kept)}
    branches = tuple(
        Branch(renamed[number], _renamed(line.parent, renamed), line.turn, _straight(line.places, events), line.left)
        for number, line in ((number, lines[number]) for number in kept)
    )
    return Tree(branches, renamed[here])


def standing(events: Sequence[Event]) -> tuple[int, ...]:
    """The places of the events that stand: what a rewind undid is left out, and the rewind with it."""
    lines, here = _walk(events)
    return tuple(place for place in lines[here].places if not isinstance(events[place], Rewound))


def straight(events: Sequence[Event]) -> tuple[Event, ...]:
    """The log of what stands, as `Branch.events`."""
    lines, here = _walk(events)
    return _straight(lines[here].places, events)


def parted(one: Branch, other: Branch) -> int:
    """The first reply that the two do not share."""
    both = zip(one.said, other.said, strict=False)
    return 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))


def start_of(turn: int, told: Iterable[Event]) -> int:
    """Where a rewind begins to undo: the index of the customer's words that reply `turn` answers, or would answer.

    Of several such (the teacher led on from the first) the last; the end where there are none.
    """
    replies, place, found = 0, -1, None
    for place, event in enumerate(told):
        if isinstance(event, CustomerSpoke) and replies + 1 >= turn:
            found = place
            if replies + 1 > turn:
                break
        elif isinstance(event, TraineeSpoke):
            if found is not None:
                break
            replies = event.turn
    return place + 1 if found is None else found


@dataclass(frozen=True, slots=True)
class _Line:
    """A branch by the places of its events, before it is known whether anything was said on it."""

    parent: int | None
    turn: int
    places: tuple[int, ...] = ()
    left: int | None = None


def _walk(events: Sequence[Event]) -> tuple[list[_Line], int]:
    """Every line that was ever taken, in order, and the number of the one that stands."""
    lines, here = [_Line(None, 1)], 0
    places: list[int] = []
    left: list[tuple[int, tuple[int, ...]]] = []
    jumped: int | None = None
    for place, event in enumerate(events):
        if isinstance(event, Rewound):
            lines[here] = replace(lines[here], places=tuple(places), left=len(left) + 1)
            left.append((here, tuple(places)))
            here, kept = left[-1 if event.of is None else event.of - 1]
            start = start_of(event.turn, (events[each] for each in kept))
            places, jumped = _without_jumps(kept[:start], events), place
            if any(isinstance(events[each], TraineeSpoke) for each in set(lines[here].places) - set(places)):
                last = max((one.turn for one in _replies(places, events)), default=0)
                lines.append(_Line(_owner(last, here, lines), last + 1))
                here = len(lines) - 1
        else:
            places += [place] if jumped is None else [jumped, place]
            jumped = None
    lines[here] = replace(lines[here], places=tuple(places), left=None)
    return lines, here


def _without_jumps(places: Sequence[int], events: Sequence[Event]) -> list[int]:
    """Without a jump of the clock at the end: the next one begins where that one did."""
    last = len(places)
    while last and isinstance(events[places[last - 1]], Rewound):
        last -= 1
    return list(places[:last])


def _owner(turn: int, line: int, lines: Sequence[_Line]) -> int:
    """The line that reply `turn` of `line` belongs to; the first for 0, the time before all replies."""
    while (parent := lines[line].parent) is not None and lines[line].turn > turn:
        line = parent
    return line


def _own(line: _Line, events: Sequence[Event]) -> bool:
    return any(one.turn >= line.turn for one in _replies(line.places, events))


def _replies(places: Iterable[int], events: Sequence[Event]) -> Iterator[TraineeSpoke]:
    for place in places:
        event = events[place]
        if isinstance(event, TraineeSpoke):
            yield event


def _straight(places: Iterable[int], events: Sequence[Event]) -> tuple[Event, ...]:
    told = (events[place] for place in places)
    return tuple(replace(event, of=None) if isinstance(event, Rewound) else event for event in told)


def _renamed(parent: int | None, renamed: dict[int, int]) -> int | None:
    return None if parent is None else renamed[parent]
