"""The log-mel spectrogram that Whisper's kin listen to: 80 bands, 25 ms windows each 10 ms, 16 kHz."""

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE

BANDS = 80
WINDOW = 400
HOP = 160


def log_mel(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """Bands × frames of a wave, scaled as Radford et al. 2022 (Whisper) do: within 8 of the loudest, about -1..1."""
    padded = np.pad(wave, WINDOW // 2, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[: len(padded) - WINDOW : HOP]
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    power = np.abs(np.fft.rfft(windows * hann.astype(np.float32), axis=1)) ** 2
    bands = np.log10(np.maximum(_filters() @ power.T.astype(np.float32), 1e-10))
    scaled: NDArray[np.float32] = (np.maximum(bands, bands.max() - 8.0) + 4.0) / 4.0
    return scaled


def _filters() -> NDArray[np.float32]:
    """Triangles on Slaney's mel scale (Auditory Toolbox, 1998), each of the same area."""
    edges = _hertz(np.linspace(0.0, _mel(TAKE_RATE / 2), BANDS + 2))
    bins = np.fft.rfftfreq(WINDOW, 1 / TAKE_RATE)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    area = 2.0 / (edges[2:] - edges[:-2])
    return (np.maximum(0.0, np.minimum(rising, falling)) * area[:, None]).astype(np.float32)


def _mel(hertz: float) -> float:
    """Linear up to 1 kHz (200/3 Hz a mel), then logarithmic (27 mels for a factor of 6.4)."""
    return hertz * 3 / 200 if hertz < 1000 else 15 + 27 * float(np.log(hertz / 1000) / np.log(6.4))


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) / 27 * np.log(6.4)))
