"""The takes of a call at work: which of them the debrief shows, where one is said again, and two side by side."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from poise.domain.tree import Branch, Tree, tree
from poise.shown.texts import Texts
from poise.ui.parts import Parts, Recording
from poise.ui.reviewing import Reviewing
from poise.ui.running import From
from poise.ui.screens.compare import CompareScreen
from poise.ui.screens.debrief import DebriefScreen
from poise.ui.stage import Stage
from poise.ui.views.branches import branches, ending, take_name
from poise.ui.views.compare import compare


class Branching:
    """Joins the tree and the comparison to the parts; `reviewing` shows the call as the branch that is chosen."""

    def __init__(
        self,
        debrief: DebriefScreen,
        screen: CompareScreen,
        reviewing: Reviewing,
        parts: Parts,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
    ) -> None:
        self._screen, self._parts, self._stage, self._texts = screen, parts, stage, texts
        self._view, self._reviewing, self._failed = debrief.overview.takes, reviewing, failed
        self._whole: Recording | None = None
        self._tree = Tree((Branch(0, None, 1, (), None),), 0)
        self._number = 0
        self._sounding: Future[None] | None = None
        self._key = ""
        self._view.chosen.connect(self._choose)
        screen.chosen.connect(self._compare)
        screen.play_take.connect(self._play)

    def open(self, recording: Recording) -> Recording:
        """This call as its newest branch, or as that one of its branches that it is already."""
        whole = self._whole
        known = whole is not None and whole.folder == recording.folder
        there = [one.number for one in self._tree.branches if known and one.events == recording.events]
        if there and len(self._tree.branches) > 1:
            self._number = there[0]
            self._view.show_tree(branches(self._tree, self._texts), self._number)
            return recording
        self._whole, self._tree = recording, tree(recording.events)
        self._number = self._tree.standing
        self._view.show_tree(branches(self._tree, self._texts), self._number)
        if len(self._tree.branches) == 1:
            return recording
        return self._as_branch(recording)

    def start(self, shown: Recording, turn: int) -> From:
        """Where that reply of the branch that is `shown` is said again."""
        return From(self._with_added(shown), turn, self._tree.branches[self._number].left)

    def open_compare(self, shown: Recording) -> None:
        """The branch that is `shown` beside the one it leaves, or if it leaves none, beside the newest other one."""
        found = self._tree.branches
        here = found[self._number]
        others = [one.number for one in found if one.number != self._number]
        other = here.parent if here.parent is not None else others[-1]
        self._whole = self._with_added(shown)
        self._screen.offer(tuple((one.number, self._choice(one)) for one in found), other, self._number)
        self._compare(other, self._number)
        self._screen.curves.setFocus()

    def hush(self) -> None:
        """Stop what is being heard."""
        if self._sounding is not None:
            self._sounding.cancel()
        self._key, self._sounding = "", None
        self._screen.show_playing(None)

    def _choice(self, branch: Branch) -> str:
        name, end = take_name(branch, self._texts), ending(branch, self._texts)
        return self._texts("compare.choice", name=name, ending=end)

    def _choose(self, number: int) -> None:
        shown = self._reviewing.recording
        if shown is not None and number != self._number:
            self._number = number
            self._reviewing.open(self._as_branch(self._with_added(shown)))
            self._view.take_focus()

    def _with_added(self, shown: Recording) -> Recording:
        """The whole call, with all that was added meanwhile to the branch that is `shown`."""
        return replace(self._whole or shown, added=shown.added, remarked=None)

    def _as_branch(self, recording: Recording) -> Recording:
        """The call as the chosen branch; where words were corrected it is shown once more as soon as it is marked."""
        shown = replace(recording, events=self._tree.branches[self._number].events, remarked=None)
        if shown.added.corrected:
            self._stage.begin(lambda: self._parts.remark(shown), self._marked, self._failed)
        return shown

    def _marked(self, shown: Recording) -> None:
        now = self._reviewing.recording
        if now is not None and (now.folder, now.events, now.remarked) == (shown.folder, shown.events, None):
            self._reviewing.change(replace(now, remarked=shown.remarked), 0)

    def _compare(self, left: int, right: int) -> None:
        """Both with the words that count; at once where none were corrected."""
        self.hush()
        whole = self._whole
        if whole is None:
            return
        both = self._tree.branches[left], self._tree.branches[right]
        if whole.added.corrected:
            self._stage.begin(lambda: self._remarked(whole, both), partial(self._lay_out, whole), self._failed)
        else:
            self._lay_out(whole, both)

    async def _remarked(self, whole: Recording, both: tuple[Branch, Branch]) -> tuple[Branch, Branch]:
        found = [await self._parts.remark(replace(whole, events=one.events, remarked=None)) for one in both]
        one, other = (replace(branch, events=shown.marked) for branch, shown in zip(both, found, strict=True))
        return one, other

    def _lay_out(self, whole: Recording, both: tuple[Branch, Branch]) -> None:
        self._screen.show_compared(compare(whole.scenario, *both, self._parts.rubric, self._texts, whole.added))

    def _play(self, name: str) -> None:
        """Play, or stop if it is just this that plays."""
        playing, whole = self._key, self._whole
        self.hush()
        if whole is not None and playing != name:
            self._key = name
            self._screen.show_playing(name)
            self._sounding = self._stage.begin(
                lambda: self._heard(whole, name), partial(self._ended, name), partial(self._broke_off, name)
            )

    def _heard(self, whole: Recording, name: str) -> Awaitable[None]:
        return self._parts.play_take(whole.folder, name)

    def _ended(self, name: str, _result: object) -> None:
        if self._key == name:
            self.hush()

    def _broke_off(self, name: str, error: Exception) -> None:
        self._ended(name, None)
        self._failed(error)
