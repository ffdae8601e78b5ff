"""How a report looks as a page: one style sheet, with the colours filled in; made to be printed as well as read."""

from base64 import b64encode
from collections.abc import Mapping

from poise.export.picture import Palette
from poise.shown.theme import mixed

FAMILY = '"Atkinson Hyperlegible", system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif'

SHEET = """
@page { size: A4; margin: 18mm 17mm 20mm;
  @bottom-left { content: counter(page) " / " counter(pages); font: 8pt FAMILY; color: var(--muted); }
  @bottom-right { content: RUNNING; font: 8pt FAMILY; color: var(--muted); } }
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { background: var(--window); }
body { margin: 0 auto; max-width: 50rem; padding: 3.5rem 2.5rem 4rem; background: var(--surface); color: var(--ink);
  font: 1rem/1.55 FAMILY; }
h1, h2, h3 { line-height: 1.25; font-weight: 700; margin: 0; break-after: avoid; }
h1 { font-size: 2rem; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; margin: 3.25rem 0 1rem; }
h3 { font-size: 1.05rem; }
p { margin: 0 0 0.6rem; max-width: 42rem; }
.kicker { color: var(--accent); font-weight: 700; margin: 0 0 0.35rem; }
.quiet, figcaption, caption, footer { color: var(--muted); font-size: 0.9rem; }
dl.facts { display: flex; flex-wrap: wrap; gap: 0.9rem 2.5rem; margin: 1.75rem 0 0; padding: 1.1rem 0;
  border: solid var(--line); border-width: 1px 0; }
dl.facts dt { color: var(--muted); font-size: 0.85rem; }
dl.facts dd { margin: 0; font-weight: 700; }
.outcome { font-size: 1.3rem; font-weight: 700; margin: 0 0 0.4rem; line-height: 1.35; }
.goal { margin: 1.75rem 0 0; padding: 1.1rem 1.4rem 0.9rem; border-left: 4px solid var(--accent);
  background: var(--soft); break-inside: avoid; }
.goal h2 { margin: 0 0 0.35rem; font-size: 1.1rem; }
.goal p { margin: 0; font-size: 1.1rem; }
.own-view, .disputed { color: var(--accent); }
.own-view { margin: 0.25rem 0 0; font-size: 0.92rem; }
.disputed { display: block; }
.after { margin: 0 0 1.3rem; break-inside: avoid; }
.after h3 { margin-bottom: 0.4rem; }
.after ul { margin: 0; padding-left: 1.2rem; }
.after li { margin-bottom: 0.35rem; max-width: 42rem; }
.after li span { display: block; }
dl.last { margin: 1.25rem 0 0; }
dl.last dt { color: var(--muted); font-size: 0.85rem; margin-top: 0.75rem; }
dl.last dd { margin: 0; max-width: 42rem; }
figure { margin: 0; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; font-family: FAMILY; }
figcaption { margin-top: 0.5rem; }
article { padding: 1.5rem 0 1.6rem; border-top: 1px solid var(--line); }
article h3 { margin-bottom: 0.8rem; }
.said { display: grid; grid-template-columns: 8rem 1fr; gap: 0 1.25rem; margin: 0 0 0.7rem; }
.said > dt { color: var(--muted); font-size: 0.9rem; padding-top: 0.08rem; }
.said > dd { margin: 0 0 0.7rem; max-width: 36rem; }
.said > dd.own { font-size: 1.08rem; line-height: 1.75; }
.said > dd.theirs { color: var(--muted); }
mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 2px;
  text-underline-offset: 4px; }
mark.skill { text-decoration-color: var(--skill); }
mark.fault { text-decoration-color: var(--fault); text-decoration-style: dashed; }
mark.perhaps { text-decoration-color: var(--edge); text-decoration-style: dotted; }
sup { font-size: 0.68em; line-height: 0; font-weight: 700; padding-left: 0.3em; white-space: nowrap; }
.skill-ink { color: var(--skill); } .fault-ink { color: var(--fault); } .perhaps-ink { color: var(--muted); }
ul.marks { list-style: none; margin: 0; padding: 0; font-size: 0.92rem; }
ul.marks li { display: grid; grid-template-columns: 2.1rem 1fr; margin-bottom: 0.2rem; break-inside: avoid; }
ul.marks b { font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: 0.75rem; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 1rem 0.6rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-size: 0.85rem; font-weight: 400; border-bottom-color: var(--edge); }
tr { break-inside: avoid; } thead { display: table-header-group; }
table.figures th, table.figures td { text-align: right; }
table.figures th:first-child, table.figures td:first-child { text-align: left; }
table.steps th[scope=row] { width: 34%; }
table.steps td.score { width: 7.5rem; }
table.steps ul { list-style: none; margin: 0; padding: 0; font-size: 0.92rem; }
table.steps li { display: grid; grid-template-columns: 1.1rem 1fr; margin-bottom: 0.2rem; }
.number { display: inline-block; width: 2.1rem; color: var(--muted); }
.bar { display: block; height: 5px; border-radius: 3px; background: var(--inset); margin-top: 0.35rem;
  overflow: hidden; }
tbody th { font-weight: 400; }
.bar i { display: block; height: 100%; background: var(--accent); }
.total { font-size: 1.15rem; font-weight: 700; margin: 1.25rem 0 0.25rem; }
aside { margin-top: 2.25rem; padding: 1.4rem 1.6rem 1rem; background: var(--soft); border-radius: 8px;
  break-inside: avoid; }
aside h2 { margin: 0 0 0.7rem; font-size: 1.1rem; }
footer { margin-top: 2.5rem; }
@media print { html { background: none; } body { padding: 0; max-width: none; font-size: 10.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@media (max-width: 40rem) { body { padding: 1.5rem 1.1rem; } .said { grid-template-columns: 1fr; }
  table.figures { display: block; overflow-x: auto; } }
"""

ROLES = ("window", "surface", "inset", "line", "edge", "ink", "muted", "accent", "skill", "fault")


def style(palette: Palette, fonts: Mapping[str, bytes], running: str) -> str:
    """The style sheet with its colours and its fonts ("regular", "bold"), which lie in the page itself.

    `running` stands at the foot of every page if it is printed.
    """
    colours = {role: palette[role] for role in ROLES} | {"soft": mixed(palette["surface"], palette["stage"], 0.6)}
    roles = " ".join(f"--{role}: {colour};" for role, colour in colours.items())
    weights = (("regular", 400), ("bold", 700))
    faces = "\n".join(_face(fonts[name], weight) for name, weight in weights if name in fonts)
    return f"{faces}\n:root {{ {roles} }}{SHEET.replace('FAMILY', FAMILY).replace('RUNNING', _string(running))}"


def _string(text: str) -> str:
    """A text as CSS has it; "<" is written so that it cannot end the element the sheet lies in."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<\n' else c for c in text) + '"'


def _face(font: bytes, weight: int) -> str:
    source = f"url(data:font/ttf;base64,{b64encode(font).decode('ascii')}) format('truetype')"
    return f'@font-face {{ font-family: "Atkinson Hyperlegible"; font-weight: {weight}; src: {source}; }}'
