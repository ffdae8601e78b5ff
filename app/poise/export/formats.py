"""The formats in which a call can leave Poise."""

from typing import Literal

Format = Literal["html", "pdf", "json", "vtt", "srt", "txt", "csv", "xapi"]
