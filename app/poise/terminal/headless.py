"""A call without a window, and replies judged by themselves."""

import asyncio
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from poise import places
from poise.calls import follow_ups
from poise.calls.company import Audience, Call, company, ear_voice
from poise.calls.marked_again import MarkedAgain
from poise.cast import Engines
from poise.domain.branch import utterances
from poise.domain.call import begin
from poise.domain.events import Event
from poise.domain.evidence import Situation, Take
from poise.domain.report import report
from poise.domain.scenario import Scenario
from poise.library import guides, rubric, scenarios
from poise.library.replies import replies_from
from poise.library.shelf import Shelf, usual_shelf
from poise.problems import Problem
from poise.session.play import SILENCE, UNHEARD
from poise.settings import Settings, load
from poise.speech.speakers.voices import called, voices
from poise.speech.speakers.wording import breaths
from poise.speech.transcribers.typed import transcript
from poise.terminal import telling


@dataclass(frozen=True, slots=True)
class CallOrder:
    """What `poise call` was asked for; see its `--help`."""

    scenario: str
    replies: Path | None = None
    as_json: bool = False
    keep: Path | None = None
    voice: str | None = None
    fast: bool = False
    follow_up: bool = False
    after: Path | None = None


def play_call(order: CallOrder) -> int:
    """Play the call and print its events and its report; returns the exit code."""
    return _play(order, replies_from(order.replies) if order.replies else None)


def _play(order: CallOrder, replies: tuple[str | Path, ...] | None) -> int:
    shelf = usual_shelf()
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    scenario, file = _scenario(order, shelf)
    told: list[Event] = []

    def watch(event: Event) -> None:
        told.append(event)
        line = telling.event_as_json(event) if order.as_json else telling.event_as_words(event, weights)
        if line:
            click.echo(line)

    settings = usual_settings()
    settings = replace(settings, voice=order.voice or ("captions" if order.fast else settings.voice))
    audience = Audience(watch, lambda _level, _speaking: None, lambda _utterance, _samples, _rate: None, complain)
    with _folder(order.keep) as folder, Engines(settings, shelf, weights, complain) as engines:
        if order.after is not None:
            marking = MarkedAgain(engines.evaluator, weights)
            scenario = follow_ups.after(scenario, places.call(order.after), weights, marking)
        call = Call(scenario, file.read_bytes(), folder, replies, order.fast)
        asyncio.run(company(call, settings, engines, weights, audience).perform())
    summary = report(scenario, told, books, weights)
    click.echo(telling.report_as_json(summary, books) if order.as_json else telling.report_as_words(summary, books[0]))
    return 0


def play_demo(replies: tuple[Path, ...], scenario_id: str) -> int:
    """Play the demonstration call in the terminal, in real time, in words; returns the exit code."""
    return _play(CallOrder(scenario_id), replies)


def prepare_voices(names: Iterable[str]) -> int:
    """Render every line of these scenarios (of all of them, if none is named) onto the shelf of spoken lines."""
    shelf = usual_shelf()
    settings = usual_settings()
    chosen = [scenarios.find(name, shelf.scenarios) for name in names] or scenarios.every(shelf.scenarios).scenarios
    with Engines(settings, shelf, rubric.load(shelf.rubric), complain) as engines:
        known = voices(shelf.voices)
        for scenario in chosen:
            talks = [talk for talk in (scenario, scenario.follow_up) if talk is not None]
            said = dict.fromkeys(one for talk in talks for one in utterances(begin(talk), talk.lines()))
            for number, one in enumerate(said, 1):
                for breath in breaths(one.text):
                    engines.voice.render(breath, called(one.voice, known), one.band)
                if number % PREPARED_TOLD == 0 or number == len(said):
                    click.echo(f"{scenario.title}: {number} of {len(said)} lines are ready.")
    return 0


PREPARED_TOLD = 25
"""Lines after which the terminal hears how far it is."""


def judge_text(replies: TextIO, as_json: bool) -> int:
    """Judge one typed reply a line; what the customer said before may follow after a tab."""
    shelf = usual_shelf()
    with Engines(Settings(), shelf, rubric.load(shelf.rubric), complain) as engines:
        evaluator = engines.evaluator(None)
        for line in replies:
            text, _, customer = line.rstrip("\r\n").partition("\t")
            words = transcript(text)
            take = Take(b"", 0.0, typed=words.text)
            found = evaluator.assess(take, words, Situation(customer_said=" ".join(customer.split())))
            click.echo((telling.judged_as_json if as_json else telling.judged_as_words)(words, found, None))
    return 0


def judge_audio(files: Iterable[Path], calm: Path | None, as_json: bool) -> int:
    """Judge recorded replies, in the order given; without `calm` the voice is judged only tentatively."""
    from poise.judge.delivery import baseline
    from poise.speech.ear_numbers import load as numbers_of
    from poise.speech.whole import whole_take

    shelf = usual_shelf()
    settings = replace(usual_settings(), baseline=None)
    numbers = numbers_of(settings.patience)
    with Engines(settings, shelf, rubric.load(shelf.rubric), complain) as engines:
        read = partial(whole_take, numbers=numbers)
        evaluator = engines.evaluator(baseline(read(calm, ear_voice(numbers, None))) if calm else None)
        for file in files:
            take = read(file, ear_voice(numbers, None))
            words = SILENCE if take.silent else asyncio.run(engines.transcriber.transcribe(take, ()))
            found = UNHEARD if take.silent else evaluator.assess(take, words, Situation())
            click.echo((telling.judged_as_json if as_json else telling.judged_as_words)(words, found, str(file)))
    return 0


def complain(problem: Problem) -> None:
    """A problem that stops nothing: one line beside the output."""
    click.echo(f"{problem.sentence} {problem.advice}".rstrip(), err=True)


def _scenario(order: CallOrder, shelf: Shelf) -> tuple[Scenario, Path]:
    """The scenario by its name or its file, and that file."""
    as_file = Path(order.scenario)
    if as_file.suffix in {".yaml", ".yml"}:
        scenario, file = scenarios.load(as_file), as_file
    else:
        scenario, file = (
            scenarios.find(order.scenario, shelf.scenarios),
            scenarios.file_of(order.scenario, shelf.scenarios),
        )
    if not order.follow_up:
        return scenario, file
    if scenario.follow_up is None:
        raise Problem(f'The scenario "{scenario.id}" has no follow-up call.')
    return scenario.follow_up, file


def usual_settings() -> Settings:
    """The user's settings; the defaults, and a word about it, where they cannot be used."""
    try:
        return load(places.settings())
    except Problem as problem:
        complain(problem)
        return Settings()


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Where the call is recorded: where it was asked to be kept, or for the time of the call only."""
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="poise-") as folder:
        yield Path(folder)
