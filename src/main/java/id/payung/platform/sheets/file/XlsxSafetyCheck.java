package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through an XLSX before it is read: is it whole, does it unpack to something sane, does its XML declare
 * entities.
 */
final class XlsxSafetyCheck {
  private static final int MAX_PARTS = 5_000;
  private static final int HEAD_BYTES = 8_192;

  private static final XMLInputFactory XML = xmlInputFactory();

  private XlsxSafetyCheck() {}

  static void check(Path file, long maxUnpackedBytes) {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_PARTS) {
        throw new Refused("sheets.refused.bomb");
      }
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw new Refused("sheets.refused.kind");
      }
      byte[] buffer = new byte[65_536];
      long total = 0;
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements();) {
        total = checkPart(zip, parts.nextElement(), buffer, total, maxUnpackedBytes);
      }
    } catch (ZipException e) {
      throw new Refused("sheets.refused.torn");
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private static long checkPart(ZipFile zip, ZipEntry part, byte[] buffer, long totalBefore, long maxUnpackedBytes)
      throws IOException {
    long[] total = {totalBefore};
    try (var in = new BufferedInputStream(
        new CountingInputStream(zip.getInputStream(part), n -> addToTotal(total, n, maxUnpackedBytes)), HEAD_BYTES)) {
      in.mark(HEAD_BYTES);
      byte[] head = in.readNBytes(HEAD_BYTES - 1);
      in.reset();
      // A UTF-16 part would hide the words between zeros.
      String seen = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
      String begins = seen.replaceFirst("^[\\s\u00ef\u00bb\u00bf\u00fe\u00ff]+", "");
      if (begins.isEmpty() && !seen.isEmpty() || begins.startsWith("<")) { // blanks alone may hide what comes behind
                                                                           // them
        String upperCase = seen.toUpperCase(Locale.ROOT);
        if (upperCase.contains("<!DOCTYPE") || upperCase.contains("<!ENTITY")) {
          throw new Refused("sheets.refused.entities");
        }
        checkXml(in); // to its end, where the reader closes it
        return total[0];
      }
      while (in.read(buffer) >= 0) {
        // only counted
      }
      return total[0];
    }
  }

  /**
   * Through all of a part, whatever it is called: a declaration may stand behind a long comment, and one cell far out
   * on the right costs gigabytes.
   */
  private static void checkXml(InputStream in) {
    try {
      XMLStreamReader xml = openXml(in);
      XlsxPartCounts counts = new XlsxPartCounts();
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new Refused("sheets.refused.entities");
          case XMLStreamConstants.START_ELEMENT -> counts.begin(xml);
          case XMLStreamConstants.END_ELEMENT -> counts.end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> counts.addText(xml.getTextLength());
          default -> {
            // no reader keeps it
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  /** What a parser takes the part for, by its first bytes; a declaration of another one changes no sign of markup. */
  private static Charset charsetOf(byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
    return switch (first) {
      case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
      case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /**
   * The one way to a part's XML, for the check and for the reader behind it: what a declaration says of other letters
   * (EBCDIC, UTF-7) is not heard, so that both see the same signs.
   */
  static XMLStreamReader openXml(InputStream in) throws XMLStreamException {
    try {
      BufferedInputStream bytes = new BufferedInputStream(in);
      bytes.mark(4);
      byte[] head = bytes.readNBytes(3);
      bytes.reset();
      Charset charset = charsetOf(head);
      bytes.skipNBytes(byteOrderMarkLength(head));
      return XML.createXMLStreamReader(new XmlTokenLimitReader(new InputStreamReader(bytes, charset)));
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private static int byteOrderMarkLength(byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
    return switch (first) {
      case 0xFEFF, 0xFFFE -> 2;
      case 0xEFBB -> 3;
      default -> 0;
    };
  }

  private static XMLInputFactory xmlInputFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private static void addToTotal(long[] total, int n, long maxUnpackedBytes) {
    total[0] += n;
    if (total[0] > maxUnpackedBytes) {
      throw new Refused("sheets.refused.bomb");
    }
  }
}
