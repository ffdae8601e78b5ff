"""Recordings are whole WAV files at every moment, and what a crash leaves of them can be mended."""

import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.wav import HEADER, GrowingWav, encoded, repair, samples_of
from poise.domain.evidence import TAKE_RATE
from poise.problems import ArchiveProblem

BLOCK = bytes(range(64)) * 10


def read_by_others(path: Path) -> tuple[int, int, int, bytes]:
    with wave.open(str(path)) as file:
        return file.getframerate(), file.getnchannels(), file.getsampwidth(), file.readframes(file.getnframes())


def test_the_file_is_whole_after_every_block(tmp_path: Path) -> None:
    take = tmp_path / "take.wav"
    recording = GrowingWav(take)
    for blocks in range(1, 5):
        recording.append(BLOCK)
        assert read_by_others(take) == (TAKE_RATE, 1, 2, BLOCK * blocks)
        assert samples_of(take) == BLOCK * blocks
    recording.close()
    assert not repair(take)
    assert take.read_bytes() == encoded(BLOCK * 4, TAKE_RATE)


@given(blocks=st.lists(st.integers(1, 40), min_size=1, max_size=5), cut=st.integers(0, 300), old=st.integers(0, 400))
def test_whatever_a_crash_leaves_is_mended_to_a_prefix(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[int], cut: int, old: int
) -> None:
    samples = b"".join(bytes([n, n + 1]) * n for n in blocks)
    content = bytearray(encoded(samples, TAKE_RATE))
    content[40:44] = min(old, len(samples)).to_bytes(4, "little")
    take = tmp_path_factory.mktemp("torn") / "take.wav"
    take.write_bytes(content[: max(0, len(content) - cut)])
    repair(take)
    if take.exists():
        kept = samples_of(take)
        assert kept and samples.startswith(kept) and len(kept) >= (len(samples) - cut) // 2 * 2
        assert read_by_others(take)[3] == kept
        assert not repair(take)
    else:
        assert len(samples) - cut < 2


@pytest.mark.parametrize("content", [b"", b"RIFF", b"ID3" + bytes(200), encoded(BLOCK, 44_100)])
def test_a_foreign_file_is_told(tmp_path: Path, content: bytes) -> None:
    take = tmp_path / "take.wav"
    take.write_bytes(content)
    with pytest.raises(ArchiveProblem, match="is not a recording that Poise made") as caught:
        samples_of(take)
    assert caught.value.advice


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="cannot be read"):
        samples_of(tmp_path / "take.wav")


def test_half_a_sample_is_left_out(tmp_path: Path) -> None:
    take = tmp_path / "take.wav"
    take.write_bytes(encoded(BLOCK, TAKE_RATE)[: HEADER + 7])
    assert samples_of(take) == BLOCK[:6]


def test_no_room_for_a_block_keeps_the_blocks_before(small_disk: Path) -> None:
    take = small_disk / "take.wav"
    recording = GrowingWav(take)
    recording.append(BLOCK)
    with pytest.raises(OSError):
        recording.append(bytes(1_000_000))
    recording.close()
    assert read_by_others(take)[3] == BLOCK
    assert not repair(take)


def test_no_room_at_all_leaves_no_file(small_disk: Path) -> None:
    with pytest.raises(OSError):
        (small_disk / "filler").write_bytes(bytes(1_000_000))
    with pytest.raises(OSError):
        GrowingWav(small_disk / "take.wav")
    assert not (small_disk / "take.wav").exists()
