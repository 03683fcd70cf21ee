"""Measure the letters of the site's font for `text_size`. Run by hand; the result is committed.

pip install fonttools brotli
python -m relations.chart.build_font_widths
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONT = Path(__file__).resolve().parents[2] / "static" / "fonts" / "schibsted-grotesk.woff2"
FILE = Path(__file__).with_name("font_widths.json")


def advances(weight):
    """The width of each letter in thousandths of an em."""
    font = instantiateVariableFont(TTFont(FONT), {"wght": weight})
    em = font["head"].unitsPerEm
    return {
        chr(code): round(1000 * font["hmtx"][glyph][0] / em)
        for code, glyph in sorted(font.getBestCmap().items())
    }


if __name__ == "__main__":
    widths = {"regular": advances(400), "bold": advances(700)}
    FILE.write_text(json.dumps(widths, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
