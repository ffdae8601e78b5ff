"""An address as a QR code: squares to paint, nothing drawn here."""

import segno

QUIET = 4
"""Light squares around the code, as many as its standard (ISO/IEC 18004) asks for."""


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's rows from the top, True where a square is dark; the light margin belongs to it.

    A seventh of it may be covered and it is still read; more, where that makes the code no larger.
    """
    code = segno.make(text, error="m", micro=False, boost_error=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix_iter(border=QUIET))
