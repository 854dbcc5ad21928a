package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks through an XLSX before it is read: is it whole, does it unpack to something sane, does its XML declare entities. */
final class SafeZip {
  private static final int MOST_PARTS = 5_000;
  private static final int HEAD = 8_192;

  private SafeZip() {}

  static void check(Path file, SheetLimits limits) {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw new Refused("sheets.refused.bomb");
      }
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw new Refused("sheets.refused.kind");
      }
      byte[] buffer = new byte[65_536];
      long total = 0;
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
        total = read(zip, parts.nextElement(), buffer, total, limits);
      }
    } catch (ZipException e) {
      throw new Refused("sheets.refused.torn");
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private static long read(ZipFile zip, ZipEntry part, byte[] buffer, long before, SheetLimits limits) throws IOException {
    long total = before;
    String name = part.getName().toLowerCase(Locale.ROOT);
    boolean xml = name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    var head = new StringBuilder();
    try (InputStream in = zip.getInputStream(part)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
        if (total > limits.unpacked()) {
          throw new Refused("sheets.refused.bomb");
        }
        if (xml && head.length() < HEAD) {
          head.append(new String(buffer, 0, Math.min(n, HEAD), StandardCharsets.ISO_8859_1));
          // A UTF-16 part would hide the words between zeros.
          String seen = head.toString().replace("\0", "").toUpperCase(Locale.ROOT);
          if (seen.contains("<!DOCTYPE") || seen.contains("<!ENTITY")) {
            throw new Refused("sheets.refused.entities");
          }
        }
      }
    }
    return total;
  }
}
