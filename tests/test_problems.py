"""A problem is one sentence with advice."""

from pathlib import Path

from poise.problems import DeviceProblem, Problem, ScenarioProblem


def test_a_problem_carries_its_sentence_and_advice() -> None:
    problem = DeviceProblem("The microphone is gone.", "Plug it in again.")
    assert isinstance(problem, Problem)
    assert (problem.sentence, problem.advice, str(problem)) == (
        "The microphone is gone.",
        "Plug it in again.",
        "The microphone is gone.",
    )


def test_a_fault_in_a_file_says_where() -> None:
    assert ScenarioProblem(Path("a.yaml"), 3, "No.").sentence == "a.yaml:3: No."
