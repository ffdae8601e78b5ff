"""The sound devices of this machine: which there are, and the only audio callbacks of Poise."""

import asyncio
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import miniaudio

from poise.problems import DeviceProblem

RATE = 48_000
"""Samples a second of every device: what nearly all of them run at, so that nothing is converted on the way."""

MIC_PERIOD_MS = 20
MIC_PERIODS = 25
"""Half a second may wait in the sound server while the machine is busy; it costs no delay, and too few lose samples."""
SPEAKER_PERIOD_MS = 10
SPEAKER_PERIODS = 4
SPEAKER_BUFFER = SPEAKER_PERIODS * SPEAKER_PERIOD_MS / 1000
"""Seconds between handing samples over and hearing them; less tears on a busy machine, more stops late."""

SYSTEMS = ("WASAPI", "DSOUND", "COREAUDIO", "PULSEAUDIO", "ALSA")
"""Sound systems that are tried, in this order; JACK would start a server of its own, NULL only pretends."""

Kind = Literal["microphone", "loudspeaker"]
Receive = Callable[[bytes], None]
Give = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in, by name, and which of them the system uses if nobody chooses ("" without any)."""

    microphones: tuple[str, ...] = ()
    loudspeakers: tuple[str, ...] = ()
    usual_microphone: str = ""
    usual_loudspeaker: str = ""


class Stream:
    """A device that records or plays until it is closed; `name` is the device's own."""

    def __init__(self, name: str, device: miniaudio.CaptureDevice | miniaudio.PlaybackDevice) -> None:
        self.name = name
        self._device = device

    def close(self) -> None:
        """Stop, and let go of the device; may take some 10 ms."""
        self._device.close()
        miniaudio.lib.ma_context_uninit(self._device._context)  # the library forgets this one, and its connection


def devices() -> Devices:
    """What is plugged in now; takes some 10 ms, so it can be asked each second.  Empty without a sound system."""
    try:
        system = miniaudio.Devices(_systems())
        microphones, loudspeakers = _there(system, "microphone"), _there(system, "loudspeaker")
    except miniaudio.MiniaudioError:
        return Devices()
    return Devices(
        tuple(each["name"] for each in microphones),
        tuple(each["name"] for each in loudspeakers),
        _usual(system, "microphone", microphones),
        _usual(system, "loudspeaker", loudspeakers),
    )


def microphones() -> tuple[str, ...]:
    """Names of the microphones that are plugged in."""
    return devices().microphones


def loudspeakers() -> tuple[str, ...]:
    """Names of the loudspeakers and headphones that are plugged in."""
    return devices().loudspeakers


def plugged_in(kind: Kind, name: str) -> bool:
    """Whether the system still has a device of that kind and name."""
    found = devices()
    return name in (found.microphones if kind == "microphone" else found.loudspeakers)


def record(wanted: str, receive: Receive) -> Stream:
    """Record from the microphone of that name; "" is the system's usual one.

    `receive` gets 16-bit mono samples at RATE, some 20 ms a call, in the audio thread: it may only pass them on.
    Raises DeviceProblem if there is no such microphone or it cannot be opened.
    """
    name, handle = _find("microphone", wanted)
    try:
        device = miniaudio.CaptureDevice(
            buffersize_msec=MIC_PERIOD_MS, callback_periods=MIC_PERIODS, device_id=handle, **_form()
        )
        device.start(_started(_receiver(receive)))
    except miniaudio.MiniaudioError as error:
        raise _busy("microphone", name) from error
    return Stream(name, device)


def sound_out(wanted: str, give: Give) -> Stream:
    """Play on the loudspeaker of that name; "" is the system's usual one.

    `give` is asked, in the audio thread, for a number of samples and returns them, 16-bit mono at RATE.
    Raises DeviceProblem if there is no such loudspeaker or it cannot be opened.
    """
    name, handle = _find("loudspeaker", wanted)
    try:
        device = miniaudio.PlaybackDevice(
            buffersize_msec=SPEAKER_PERIOD_MS, callback_periods=SPEAKER_PERIODS, device_id=handle, **_form("output")
        )
        device.start(_started(_giver(give)))
    except miniaudio.MiniaudioError as error:
        raise _busy("loudspeaker", name) from error
    return Stream(name, device)


async def opened(opening: Callable[[], Stream]) -> Stream:
    """The stream that `opening` gives, opened in a thread, for that may take seconds.

    If nobody waits for it any more when it is there, it is closed at once: nothing records, or plays, unseen.
    """
    coming = asyncio.ensure_future(asyncio.to_thread(opening))
    try:
        return await asyncio.shield(coming)
    except asyncio.CancelledError:
        coming.add_done_callback(_let_go)
        raise


def _let_go(coming: "asyncio.Future[Stream]") -> None:
    if not coming.cancelled() and coming.exception() is None:
        coming.get_loop().run_in_executor(None, coming.result().close)


def lost(kind: Kind, name: str) -> DeviceProblem:
    """What to tell the user when a device falls silent on the way: almost always, it was pulled out."""
    what = "sending sound" if kind == "microphone" else "playing"
    return DeviceProblem(
        f"The {kind} “{name}” stopped {what}.",
        "Plug it in again or choose another one, then go on; everything until here is kept.",
    )


def _receiver(receive: Receive) -> Generator[None, bytearray, None]:
    while True:
        receive(bytes((yield)))


def _giver(give: Give) -> Generator[bytes, int, None]:
    count = yield b""
    while True:
        count = yield give(count)


def _started(generator: Generator[Any, Any, None]) -> Generator[Any, Any, None]:
    next(generator)
    return generator


def _form(way: str = "input") -> dict[str, Any]:
    return {
        f"{way}_format": miniaudio.SampleFormat.SIGNED16,
        "nchannels": 1,
        "sample_rate": RATE,
        "backends": _systems(),
        "thread_prio": miniaudio.ThreadPriority.REALTIME,  # where that is not allowed, it is an ordinary thread
        "app_name": "Poise",
    }


def _systems() -> list[miniaudio.Backend]:
    """ALSA only where there is a sound card: without one it complains on the terminal each time it is asked."""
    return [miniaudio.Backend[each] for each in SYSTEMS if each != "ALSA" or Path("/dev/snd").is_dir()]


def _there(system: miniaudio.Devices, kind: Kind) -> list[dict[str, Any]]:
    """The devices of one kind.  PulseAudio lists what each loudspeaker plays as a microphone, which it is not."""
    if kind == "loudspeaker":
        return list(system.get_playbacks())
    return [each for each in system.get_captures() if not each["name"].startswith("Monitor of ")]


def _find(kind: Kind, wanted: str) -> tuple[str, Any]:
    """Name and handle of a device.  Raises DeviceProblem if there is no sound system, none at all, or none so named."""
    try:
        system = miniaudio.Devices(_systems())
        found = _there(system, kind)
    except miniaudio.MiniaudioError:
        found = []
    if not found:
        instead = "type your replies" if kind == "microphone" else "let the customer speak in captions"
        raise DeviceProblem(f"No {kind} was found.", f"Connect a {kind}, or {instead}.")
    name = wanted or _usual(system, kind, found)
    for each in found:
        if each["name"] == name:
            return name, each["id"]
    there = ", ".join(f"“{each['name']}”" for each in found)
    raise DeviceProblem(f"The {kind} “{name}” is not connected.", f"Connect it, or choose another one: {there}.")


def _usual(system: miniaudio.Devices, kind: Kind, found: list[dict[str, Any]]) -> str:
    """The name of the system's usual device, which the library's own lists leave out; else the first one's."""
    info = miniaudio.ffi.new("ma_device_info*")
    which = miniaudio.DeviceType.CAPTURE if kind == "microphone" else miniaudio.DeviceType.PLAYBACK
    for each in found:
        asked = miniaudio.lib.ma_context_get_device_info(system._context, which.value, each["id"], info)
        if asked == miniaudio.lib.MA_SUCCESS and info.isDefault:
            return str(each["name"])
    return str(found[0]["name"]) if found else ""


def _busy(kind: Kind, name: str) -> DeviceProblem:
    return DeviceProblem(
        f"The {kind} “{name}” cannot be opened.",
        f"Close other programs that use it, allow Poise to use the {kind}, or choose another one.",
    )
