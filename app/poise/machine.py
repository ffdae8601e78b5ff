"""The machine below Poise: which system libraries it must have, who brings them, and why an installer failed on it.

Standard library only: `app/start.py` reads this module before anything is installed.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

type_of_need = Literal["window", "sound", "test"]
