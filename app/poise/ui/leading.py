"""What the teacher wants, as orders to the class: every command of the remote, and what is typed at the desk."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from poise.domain.ballot import Question, words
from poise.domain.counted import by_hands, most_chosen
from poise.domain.mood import BANDS, Band
from poise.domain.scenario import OUTCOMES, Outcome
from poise.domain.steering import End, Skip, Temper
from poise.shown.texts import Texts
from poise.ui.house import House
from poise.ui.lectern import Holding
from poise.ui.lecturing import Lecturing
from poise.ui.remote import Command
from poise.ui.screens.desk import DeskScreen
from poise.ui.views import lecture as view
from poise.ui.views.desk import can
from poise.ui.views.lecture import Lecture
from poise.ui.views.stage import Front, uncovered

Want = Callable[[Callable[[Holding], object]], None]


class Leading:
    """Obeys commands.  `want` does something with the class on the stage's loop; `help_`, `finish` are the window's."""

    def __init__(
        self,
        screen: DeskScreen,
        house: House,
        lecturing: Lecturing,
        want: Want,
        texts: Texts,
        help_: Callable[[], object],
        finish: Callable[[], object],
    ) -> None:
        self._screen, self._house, self._lecturing, self._want, self._texts = screen, house, lecturing, want, texts
        self._named: Mapping[Band, str] = {band: texts(f"mood.{band}") for band in BANDS}
        self._answered: Callable[[object], object] = lambda _: None
        self._own = 0
        self._acts: Mapping[Command, Callable[[Lecture], object]] = {
            "next": self._on,
            "back": self._back,
            "freeze": self._freeze,
            "blank": lambda _: self._front(lambda front: replace(front, blank=not front.blank)),
            "replay": lambda _: want(lambda held: held.call.replay()),
            "rewind": lambda lecture: want(lambda held: held.call.rewind(lecture.turn)),
            "skip": lambda _: want(lambda held: held.call.steer(Skip())),
            "hotter": lambda _: want(lambda held: held.call.steer(Temper("hotter"))),
            "milder": lambda _: want(lambda held: held.call.steer(Temper("milder"))),
            "guide": self._guide,
            "steps": lambda _: self._front(lambda front: replace(front, steps=not front.steps)),
            "evidence": self._evidence,
            "end": self._end,
            "pass": lambda _: self._write(screen.lead.name),
            "poll_open": lambda lecture: self.ask(lecture.waiting[0].id),
            "poll_close": self._close,
            "poll_reveal": self._reveal,
            "say": self._say,
            "join": self._join,
            "type": lambda _: self._write(screen.lead.line),
            "swap": lambda _: house.swap(),
            "one_screen": lambda _: house.toggle(),
            "finish": lambda _: finish(),
            "tab_next": lambda _: screen.tabs.turn(1),
            "tab_back": lambda _: screen.tabs.turn(-1),
            "help": lambda _: help_(),
        }
        screen.commanded.connect(self.obey)
        screen.held.connect(lambda down: want(lambda held: held.call.hold(down)))
        screen.asked.answered.connect(lambda value: self._answered(value))
        screen.plan.begun.connect(lambda number: want(lambda held: held.begin(number)))
        screen.ballot.asked.connect(self.ask)
        screen.ballot.written.connect(self._ask_own)
        screen.ballot.counted.connect(self._count)
        screen.ballot.struck.connect(self._strike)
        screen.lead.passed.connect(self._pass)
        screen.lead.replied.connect(lambda text: want(lambda held: held.call.type_reply(text)))

    def obey(self, command: Command) -> None:
        """Do what this key or button means; what means nothing now is ignored."""
        lecture = self._lecturing.lecture
        if lecture is not None and command in self._acts and command in can(lecture):
            self._acts[command](lecture)

    def ask(self, id_: str) -> None:
        """Put this planned question."""
        lecture = self._lecturing.lecture
        planned = next((one for one in lecture.waiting if one.id == id_), None) if lecture is not None else None
        if lecture is not None and planned is not None:
            self._put(view.whole(planned, lecture, self._named))

    def choose(
        self,
        question: str,
        options: tuple[tuple[object, str], ...],
        answered: Callable[[object], object],
        put_off: Callable[[], object] = lambda: None,
    ) -> None:
        """Ask the teacher something at the desk; `answered` is told the value, `put_off` that there is none."""
        self._house.turn_to_desk()
        self._answered = lambda value: answered(value) if value is not None else put_off()
        self._screen.asked.ask(question, options)

    def _on(self, lecture: Lecture) -> None:
        steps: dict[view.On, Callable[[], object]] = {
            "unblank": lambda: self._front(lambda front: replace(front, blank=False)),
            "uncover": lambda: self._front(uncovered),
            "close": lambda: self._close(lecture),
            "reveal": lambda: self._reveal(lecture),
            "ask": lambda: self.ask(lecture.waiting[0].id),
            "go_on": lambda: self._want(lambda held: held.call.freeze(False)),
            "part": lambda: self._want(lambda held: held.begin(lecture.classroom.part + 1)),
            "finish": lambda: self.obey("finish"),
            "freeze": lambda: self._want(lambda held: held.call.freeze(True)),
        }
        steps[view.on(lecture)]()

    def _back(self, lecture: Lecture) -> None:
        step = view.back(lecture)
        if step == "uncover":
            self._front(uncovered)
        elif step == "replay":
            self._want(lambda held: held.call.replay())
        elif step == "part":
            self._want(lambda held: held.begin(lecture.classroom.part - 1))

    def _freeze(self, lecture: Lecture) -> None:
        self._want(lambda held: held.call.freeze(not lecture.stopped))

    def _front(self, change: Callable[[Front], Front]) -> None:
        """Change what the audience sees."""
        self._lecturing.fold(lambda lecture: replace(lecture, front=change(lecture.front)))

    def _evidence(self, lecture: Lecture) -> None:
        if lecture.front.opened is not None:
            self._front(uncovered)
        else:
            self._want(lambda held: held.show_evidence(lecture.turn))

    def _close(self, _lecture: Lecture) -> None:
        self._lecturing.fold(view.closed)
        self._want(lambda held: held.polls.close())

    def _reveal(self, lecture: Lecture) -> None:
        """Close first what is still open: nobody is to vote with the majority in sight."""
        poll = lecture.poll
        if poll is not None and poll.standing == "open":
            self._close(lecture)
        if poll is not None:
            self._want(lambda held: held.polls.reveal(poll.question.id))

    def _say(self, lecture: Lecture) -> None:
        """The most chosen written reply is the class's reply; of several as frequent ones the first."""
        poll = lecture.poll
        if poll is not None and poll.counts is not None and (texts := most_chosen(poll.question, poll.counts)):
            self._front(uncovered)
            if lecture.stopped:
                self._want(lambda held: held.call.freeze(False))
            self._want(lambda held: held.call.type_reply(texts[0]))

    def _join(self, lecture: Lecture) -> None:
        """Open the page and show how to reach it; once it is open, only show that or take it off."""
        if lecture.room is None:
            self._want(lambda held: held.polls.open_room(True))
        else:
            shown = lecture.front.join is not None
            self._front(lambda front: replace(uncovered(front), join=None if shown else lecture.room))

    def _end(self, _lecture: Lecture) -> None:
        options = tuple((one, self._texts(f"desk.end.{one}")) for one in OUTCOMES)

        def answered(value: object) -> None:
            outcome: Outcome | None = next((one for one in OUTCOMES if one == value), None)
            if outcome is not None:
                self._want(lambda held: held.call.steer(End(outcome)))

        self.choose(self._texts("desk.end_how"), options, answered)

    def _guide(self, lecture: Lecture) -> None:
        options = tuple((one.id, one.name) for one in lecture.guides)
        self.choose(
            self._texts("desk.guide_which"), options, lambda id_: self._want(lambda held: held.choose_guide(str(id_)))
        )

    def _pass(self, speaker: str, read: bool) -> None:
        self._want(lambda held: held.call.pass_to(speaker, read))
        self._screen.take_focus()

    def _write(self, field: QLineEdit) -> None:
        self._house.turn_to_desk()
        self._screen.write(field)

    def _ask_own(self, text: str) -> None:
        self._own += 1
        self._put(words(f"own-{self._own}", text))

    def _put(self, question: Question) -> None:
        self._want(lambda held: held.polls.ask(question))

    def _strike(self, text: str) -> None:
        lecture = self._lecturing.lecture
        if lecture is not None and lecture.poll is not None:
            question = lecture.poll.question.id
            self._want(lambda held: held.polls.strike(question, text))

    def _count(self, answered: int, raised: dict[str, int]) -> None:
        """Numbers that cannot be are told at once, and nothing is counted."""
        lecture = self._lecturing.lecture
        if lecture is None or lecture.poll is None:
            return
        try:
            counts = by_hands(lecture.poll.question, answered, raised)
        except ValueError:
            self._screen.ballot.refuse(self._texts("desk.cannot_be"))
            return
        self._screen.ballot.refuse("")
        self._want(lambda held: held.polls.count(counts))
