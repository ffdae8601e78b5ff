"""What a widget looks like, for tests."""

from PySide6.QtWidgets import QWidget


def colours(widget: QWidget) -> set[str]:
    """Every colour in its picture, as "#rrggbb"."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for y in range(image.height()) for x in range(image.width())}
