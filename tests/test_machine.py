"""What the machine must bring, and what an installer's words mean."""

import pytest

from poise import machine

ALL: tuple[machine.Purpose, ...] = ("window", "sound", "voice", "test")
NEEDS = {need.name: need for need in machine.NEEDS}


def test_windows_and_macos_bring_everything() -> None:
    for platform in ("win32", "darwin"):
        assert machine.missing(ALL, lambda _: False, platform) == ()


def test_only_what_is_asked_for_is_looked_for() -> None:
    lacking = machine.missing(ALL[1:2], lambda _: False, "linux")
    assert [need.name for need in lacking] == ["libpulse.so.0"]


def test_this_machine_has_what_the_tests_need() -> None:
    assert machine.missing(ALL) == ()


def test_what_is_not_there_is_not_found() -> None:
    absent = machine.Need("libnobody-has-this.so.9", "sound", "a", "b", "c")
    assert not machine.is_here(absent)
    assert not machine.is_here(machine.Need("nobody-has-this", "test", "a", "b", "c"))


@pytest.mark.parametrize(
    ("family", "line"),
    [
        ("apt-get", "sudo apt-get install -y libgl1 libegl1"),
        ("dnf", "sudo dnf install -y libglvnd-glx libglvnd-egl"),
        ("pacman", "sudo pacman -S --needed libglvnd"),
        ("", "your package manager, for libGL.so.1 libEGL.so.1"),
    ],
)
def test_each_family_of_systems_gets_its_own_line(family: str, line: str) -> None:
    needs = (NEEDS["libGL.so.1"], NEEDS["libEGL.so.1"])
    assert machine.install_line(needs, lambda name: name if name == family else None) == line


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.", "the disk is full"),
        ("W: Failed to fetch … Temporary failure resolving 'deb.example'", "the package index cannot be reached"),
        ("ERROR: … x==1 (from versions: none)\nERROR: No matching …", "no package index that can be reached has it"),
        ("npm error code ENOTFOUND", "the package index cannot be reached"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "the package index shows a certificate that is not trusted here"),
        ("error: externally-managed-environment", "this Python refuses packages outside a virtual environment"),
        (
            "The virtual environment was not created because ensurepip is not available.",
            "this Python comes without pip",
        ),
        ("PermissionError: [Errno 13] Permission denied: '.venv'", "a folder cannot be written"),
    ],
)
def test_the_common_reasons_are_recognised(said: str, reason: str) -> None:
    assert machine.why(said)[0] == reason
    assert machine.why(said)[1].endswith(".")


def test_an_unknown_reason_is_quoted() -> None:
    said = "Collecting x\nERROR: Something odd\nnpm error A complete log of this run can be found in: /x\n"
    assert machine.why(said)[0] == "the installer said “ERROR: Something odd”"
    assert "nothing" in machine.why("")[0]
