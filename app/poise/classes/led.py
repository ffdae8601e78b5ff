"""What the teacher wants of a class's call and of its questions, each put into the row of the class."""

from collections.abc import Callable

from poise.classes.calls import Calls
from poise.classes.polls import Polls
from poise.classes.row import Wish
from poise.domain.ballot import Counts, Question
from poise.domain.steering import Steer

Want = Callable[[Wish], object]


class LedCall:
    """The call of a class; fits `ui.lectern.LedCall`.  `calls` are those of the class, once it is held."""

    def __init__(self, want: Want, calls: Callable[[], Calls]) -> None:
        self._want, self._calls = want, calls

    def freeze(self, on: bool) -> None:
        """Stand still, or go on."""
        self._want(lambda: self._calls().freeze() if on else self._calls().resume())

    def rewind(self, turn: int) -> None:
        """Back to just before reply number `turn`."""
        self._want(lambda: self._calls().rewind(turn))

    def replay(self) -> None:
        """Freeze, and let the last exchange be heard again."""
        self._want(lambda: self._calls().replay())

    def steer(self, order: Steer) -> None:
        """Hotter or milder, on past the vent, or to a chosen end."""
        self._want(lambda: self._calls().order(order))

    def hold(self, down: bool) -> None:
        """The talk key."""
        self._want(lambda: self._calls().say(lambda show: show.hold(down)))

    def type_reply(self, text: str) -> None:
        """This is the reply."""
        self._want(lambda: self._calls().say(lambda show: show.type_reply(text)))

    def pass_to(self, speaker: str, read: bool) -> None:
        """The next reply is this speaker's."""
        self._want(lambda: self._calls().pass_to(speaker, read))


class LedPolls:
    """The questions of a class; fits `ui.lectern.LedPolls`.  `polls` are those of the class, once it is held."""

    def __init__(self, want: Want, polls: Callable[[], Polls], calls: Callable[[], Calls]) -> None:
        self._want, self._polls, self._calls = want, polls, calls

    def ask(self, question: Question) -> None:
        """Put a question to the class."""
        self._want(lambda: self._polls().ask(question, self._calls().turn))

    def close(self) -> None:
        """Take no more answers."""
        self._want(lambda: self._polls().close())

    def count(self, counts: Counts) -> None:
        """Raised hands."""
        self._want(lambda: self._polls().count(counts))

    def strike(self, question: str, text: str) -> None:
        """A written reply is not to be seen."""
        self._want(lambda: self._polls().strike(question, text))

    def reveal(self, question: str) -> None:
        """Show what came of this question."""
        self._want(lambda: self._polls().reveal(question))

    def open_room(self, on: bool) -> None:
        """Open the page for phones, or close it."""
        self._want(lambda: self._polls().open_room() if on else self._polls().shut_room())
