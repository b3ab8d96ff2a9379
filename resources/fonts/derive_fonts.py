#!/usr/bin/python3
"""Derives Signalbox Sans and Signalbox Mono; run by hand when the upstream fonts change, never by the build.

Why two fonts of our own: Qt 6.4 cannot switch OpenType features, so tabular figures have to be the default glyphs of the
sans, and the ligatures of the mono have to be absent. Both upstream fonts are under the SIL Open Font License 1.1, which
asks that a changed font carry another name; the licence text lies beside the derived files.

Needs: python3-fonttools, fonts-inter, fonts-jetbrains-mono. Usage: derive_fonts.py [output folder]
"""
import pathlib
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

INTER = pathlib.Path("/usr/share/fonts/opentype/inter")
JETBRAINS = pathlib.Path("/usr/share/fonts/truetype/jetbrains-mono")
NOTICE = "SIL Open Font License 1.1. See OFL.txt beside this file."

# Latin with its extensions, punctuation, currency, arrows, a little maths. Other scripts come from the system's fonts.
UNICODES = (
    list(range(0x20, 0x7F)) + list(range(0xA0, 0x180)) + list(range(0x18F, 0x220)) + list(range(0x2B0, 0x300))
    + list(range(0x300, 0x330)) + list(range(0x1EA0, 0x1EFA))
    + list(range(0x2000, 0x2070)) + list(range(0x20A0, 0x20C0)) + list(range(0x2100, 0x2127))
    + list(range(0x2190, 0x219A)) + [0x0394, 0x03A9, 0x03BC, 0x03C0, 0x2212, 0x2215, 0x2219, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x2318, 0x2325,
                                      0x21E7, 0x232B, 0x23CE, 0x25A0, 0x25CF, 0x25CB, 0x2713, 0x2717, 0xFFFD])


def tabular_map(font):
    """Glyph name to glyph name, as the font's own tnum feature says."""
    table = font["GSUB"].table
    lookups = set()
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            lookups.update(record.Feature.LookupListIndex)
    mapping = {}
    for index in lookups:
        for sub in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(sub, "ExtSubTable", sub).mapping)
    return mapping


def level_digits(font):
    """Two weights of the upstream font have a 4 that is 2 or 3 units narrower; a column of figures would show it."""
    best, metrics = font.getBestCmap(), font["hmtx"]
    digits = [best[ord(c)] for c in "0123456789"]
    width = max(metrics[name][0] for name in digits)
    for name in digits:
        metrics[name] = (width, metrics[name][1])


def cubic_to_quadratic(font):
    """CFF outlines become glyf outlines: one rasteriser path on every platform, and a smaller file after subsetting."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    converted = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        converted[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = converted
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    maxp.maxComponentElements = max((len(g.components) if hasattr(g, "components") else 0) for g in converted.values())
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    glyf.compile(font)
    maxp.recalc(font)


def rename(font, family, weight_name, weight):
    """Only the names a font database reads; the copyright of the originals stays."""
    names = font["name"]
    copyright_text = names.getDebugName(0) or ""
    names.names = []
    plain = weight_name == "Regular"
    values = {
        0: copyright_text,
        1: family if plain else f"{family} {weight_name}",
        2: "Regular",
        3: f"{family} {weight_name}, derived",
        4: f"{family} {weight_name}",
        5: "Version 1.0",
        6: f"{family.replace(' ', '')}-{weight_name}",
        13: NOTICE,
        14: "https://openfontlicense.org",
    }
    if not plain:
        values[16] = family
        values[17] = weight_name
    for key, value in values.items():
        names.setName(value, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def cut(font, features):
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "meta", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=UNICODES)
    cutter.subset(font)


def sans(out):
    for weight_name, weight in (("Regular", 400), ("Medium", 500), ("SemiBold", 600)):
        font = TTFont(INTER / f"Inter-{weight_name}.otf")
        mapping = tabular_map(font)
        for table in font["cmap"].tables:
            for code, glyph in list(table.cmap.items()):
                if glyph in mapping:
                    table.cmap[code] = mapping[glyph]
        level_digits(font)
        rename(font, "Signalbox Sans", weight_name, weight)
        # No calt: it would turn an arrow typed as two characters into another character in text that is data.
        cut(font, ["ccmp", "locl", "kern", "mark", "mkmk", "cpsp"])
        cubic_to_quadratic(font)
        best, widths = font.getBestCmap(), font["hmtx"]
        assert len({widths[best[ord(c)]][0] for c in "0123456789"}) == 1
        font.save(out / f"SignalboxSans-{weight_name}.ttf")


def mono(out):
    font = TTFont(JETBRAINS / "JetBrainsMono-Regular.ttf")
    del font["GSUB"]
    rename(font, "Signalbox Mono", "Regular", 400)
    cut(font, ["kern", "mark", "mkmk"])
    font.save(out / "SignalboxMono-Regular.ttf")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    sans(folder)
    mono(folder)
