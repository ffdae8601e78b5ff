"""How large something is, in the units that people know from their files."""

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def sized(length: int) -> str:
    """Bytes in words, powers of 1000, with three figures at most: "1.2 MB", "640 kB"."""
    value, unit = float(length), 0
    while round(value, 1 if value < 9.95 else 0) >= 1000 and unit + 1 < len(_UNITS):
        value, unit = value / 1000, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit and value < 9.95 else f"{value:.0f} {_UNITS[unit]}"
