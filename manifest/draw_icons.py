"""Draws the app's two icons: a safety vest with a tick. Run by hand, with Pillow, when the mark changes.

The PNGs are kept. Teams wants colour 192x192 with the symbol inside the middle 96x96 (it is cut round in places), and
outline 32x32, white on transparent.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
FINE = 16  # drawn this many times larger, then scaled down: smooth edges

GREEN, YELLOW, SILVER, WHITE = "#0F5257", "#FFD23F", "#F4F7F5", "#FFFFFF"

# The vest in a box of 96 by 96: shoulders, neck, armholes.
VEST = [
    (22, 4), (36, 4), (48, 34), (60, 4), (74, 4), (75, 14), (78, 24), (82, 31), (88, 37),
    (88, 90), (86, 92), (10, 92), (8, 90), (8, 37), (14, 31), (18, 24), (21, 14),
]  # fmt: skip
TICK = [(-12, 1), (-4, 9), (12, -8)]

Points = list[tuple[float, float]]


def placed(points: Points, size: float, dx: float, dy: float) -> Points:
    return [((x * size + dx) * FINE, (y * size + dy) * FINE) for x, y in points]


def stroke(draw: ImageDraw.ImageDraw, points: Points, width: float, fill: object) -> None:
    """A line with round ends and corners."""
    draw.line(points, fill=fill, width=round(width * FINE), joint="curve")
    for x, y in points:
        r = width * FINE / 2
        draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, fill: object) -> None:
    draw.ellipse(tuple(v * FINE for v in (x - radius, y - radius, x + radius, y + radius)), fill=fill)


def colour() -> Image.Image:
    image = Image.new("RGB", (192 * FINE, 192 * FINE), GREEN)
    draw = ImageDraw.Draw(image)
    cloth = Image.new("L", image.size, 0)
    ImageDraw.Draw(cloth).polygon(placed(VEST, 1, 48, 48), fill=255)
    vest = Image.new("RGB", image.size, YELLOW)
    on_vest = ImageDraw.Draw(vest)
    for top in (50, 70):
        on_vest.rectangle([*placed([(0, top)], 1, 48, 48)[0], *placed([(96, top + 9)], 1, 48, 48)[0]], fill=SILVER)
    on_vest.line(placed([(48, 30), (48, 96)], 1, 48, 48), fill=GREEN, width=round(2.5 * FINE))
    image.paste(vest, mask=cloth)
    dot(draw, 119, 119, 25, GREEN)
    dot(draw, 119, 119, 21.5, WHITE)
    stroke(draw, placed(TICK, 0.88, 119, 119), 5.5, GREEN)
    return image.resize((192, 192), Image.Resampling.LANCZOS)


def outline() -> Image.Image:
    """Only the alpha is drawn; every pixel stays white, as Teams wants it."""
    alpha = Image.new("L", (32 * FINE, 32 * FINE), 0)
    draw = ImageDraw.Draw(alpha)
    vest = placed(VEST, 0.29, 1, 2)
    stroke(draw, [*vest, vest[0]], 2, 255)
    dot(draw, 22.5, 22.5, 9, 0)
    dot(draw, 22.5, 22.5, 7.5, 255)
    stroke(draw, placed(TICK, 0.3, 22.5, 22.5), 2, 0)
    image = Image.new("RGBA", (32, 32), WHITE)
    image.putalpha(alpha.resize((32, 32), Image.Resampling.LANCZOS))
    return image


if __name__ == "__main__":
    colour().save(HERE / "color.png", optimize=True)
    outline().save(HERE / "outline.png", optimize=True)
