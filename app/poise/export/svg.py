"""A picture as inline SVG, with its title and its description for those who do not see it."""

from poise.export.markup import Html, tag
from poise.export.picture import WIDTH, Box, Dot, Label, Line, Picture, Shape


def svg(picture: Picture, id_: str) -> Html:
    """One `svg` element; `id_` must be unique in the page."""
    return tag(
        "svg",
        tag("title", picture.title, id=f"{id_}-title"),
        tag("desc", picture.words, id=f"{id_}-words"),
        *map(_shape, picture.shapes),
        viewBox=f"0 0 {WIDTH:g} {picture.height:g}",
        role="img",
        aria_labelledby=f"{id_}-title",
        aria_describedby=f"{id_}-words",
    )


def _shape(shape: Shape) -> Html:
    match shape:
        case Box():
            rounded = _number(shape.round) if shape.round else None
            box = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
            return tag("rect", **{key: _number(value) for key, value in box.items()}, rx=rounded, fill=shape.fill)
        case Line():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            dash = " ".join(map(_number, shape.dash)) if shape.dash else None
            line = {"stroke": shape.stroke, "stroke_width": _number(shape.width), "stroke_dasharray": dash}
            return tag("polyline", points=points, fill="none", **line)
        case Dot():
            place = {"cx": _number(shape.x), "cy": _number(shape.y), "r": _number(shape.radius)}
            return tag("circle", **place, fill=shape.fill, stroke=shape.rim, stroke_width="1.5")
        case Label():
            place = {"x": _number(shape.x), "y": _number(shape.y), "font_size": _number(shape.size)}
            anchor = None if shape.anchor == "start" else shape.anchor
            weight = "bold" if shape.bold else None
            return tag("text", shape.text, **place, text_anchor=anchor, font_weight=weight, fill=shape.fill)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
