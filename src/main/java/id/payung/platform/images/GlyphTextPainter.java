package id.payung.platform.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Draws text from the outlines of a font on the class path (Liberation Sans, which comes with PDFBox). Java's own text
 * needs a fontconfig and fonts installed, and a bare server has neither.
 */
final class GlyphTextPainter {
  private static final String FONT = "resources/ttf/LiberationSans-Regular.ttf";
  private static final GlyphTextPainter INSTANCE = load();

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private GlyphTextPainter(TrueTypeFont font) throws IOException {
    this.font = font;
    this.glyphs = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  static GlyphTextPainter instance() {
    return INSTANCE;
  }

  private static GlyphTextPainter load() {
    try (InputStream in =
        Objects.requireNonNull(PDDocument.class.getResourceAsStream("/org/apache/pdfbox/" + FONT), FONT)) {
      return new GlyphTextPainter(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Width in points at this height of letters. */
  double width(String text, double size) {
    double width = 0;
    for (int c : text.codePoints().toArray()) {
      width += advance(c);
    }
    return width * size / unitsPerEm;
  }

  /** Shortens with an ellipsis what is wider. */
  String truncate(String text, double size, double maxWidth) {
    if (width(text, size) <= maxWidth) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end).strip() + "…", size) > maxWidth) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + "…";
  }

  /** Draws with the left end of the base line at x, y. */
  synchronized void draw(Graphics2D brush, String text, double x, double y, double size, Color colour) {
    brush.setColor(colour);
    brush.fill(outline(text, x, y, size));
  }

  private Shape outline(String text, double x, double y, double size) {
    Path2D outline = new Path2D.Double();
    double scale = size / unitsPerEm;
    double at = x;
    try {
      for (int c : text.codePoints().toArray()) {
        GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(c));
        if (glyph != null) {
          outline.append(glyph.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, y)), false);
        }
        at += advance(c) * scale;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outline;
  }

  private synchronized double advance(int codePoint) {
    try {
      return font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
