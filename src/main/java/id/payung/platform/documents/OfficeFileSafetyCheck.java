package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.CountingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a document or a sheet of an office has no use for as proof: programs, and orders to fetch or start something
 * when it is opened.
 */
final class OfficeFileSafetyCheck {
  private static final XMLInputFactory XML = XMLInputFactory.newFactory();

  private static final int HEAD_BYTES = 8_192;

  /** Lists of what a part uses are short; behind this much nothing is looked for. */
  private static final long MAX_PART_BYTES = 4 << 20;

  /**
   * And so much in all of them together: four megabytes of blanks are four kilobytes in a file, a thousand times over.
   */
  private static final long MAX_BYTES = 16 << 20;

  /** ECMA-376 part 1, 11 to 15: kinds of relationship that a program follows without asking when they point outside. */
  private static final Set<String> FOLLOWED_RELATIONSHIPS =
      Set.of("attachedTemplate", "oleObject", "frame", "subDocument", "control");

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private OfficeFileSafetyCheck() {}

  /**
   * @throws Refused {@code documents.macros}, {@code documents.office-active}, {@code documents.torn}
   */
  static void requireSafe(ZipFile zip) throws IOException {
    SizeLimit whole = new SizeLimit(MAX_BYTES);
    for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements();) {
      ZipEntry part = parts.nextElement();
      String name = part.getName().toLowerCase(Locale.ROOT);
      if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
        throw new Refused("documents.macros");
      }
      if (name.contains("/activex/")) {
        throw new Refused("documents.office-active");
      }
      if (declaresDoctype(zip, part)) {
        throw new Refused("documents.office-active");
      }
      if (name.endsWith(".rels") || name.contains("/externallinks/")) {
        inspectPart(zip, part, whole);
      }
    }
  }

  /** No office writes a declaration of entities into a part; whoever does wants a reader to fetch or to swell. */
  private static boolean declaresDoctype(ZipFile zip, ZipEntry part) throws IOException {
    try (InputStream in = zip.getInputStream(part)) {
      // A UTF-16 part would hide the words between zeros.
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1).replace("\0", "");
      return head.contains("<!DOCTYPE") || head.contains("<!ENTITY");
    }
  }

  private static void inspectPart(ZipFile zip, ZipEntry part, SizeLimit whole) throws IOException {
    SizeLimit own = new SizeLimit(MAX_PART_BYTES);
    try (InputStream in = new CountingInputStream(zip.getInputStream(part), own.andThen(whole))) {
      XMLStreamReader xml = XML.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && isActiveElement(xml)) {
          throw new Refused("documents.office-active");
        }
      }
    } catch (XMLStreamException e) {
      throw new Refused("documents.torn");
    }
  }

  private static boolean isActiveElement(XMLStreamReader xml) {
    String element = xml.getLocalName();
    if (element.equals("ddeLink") || element.equals("oleLink")) {
      return true;
    }
    String kind = xml.getAttributeValue(null, "Type");
    return element.equals("Relationship") && kind != null
        && "External".equalsIgnoreCase(xml.getAttributeValue(null, "TargetMode"))
        && FOLLOWED_RELATIONSHIPS.contains(kind.substring(kind.lastIndexOf('/') + 1));
  }

  /** A list of a gigabyte in a file of a megabyte. */
  private static final class SizeLimit implements java.util.function.IntConsumer {
    private long left;

    SizeLimit(long bytes) {
      this.left = bytes;
    }

    @Override
    public void accept(int n) {
      left -= n;
      if (left < 0) {
        throw new Refused("documents.torn");
      }
    }
  }
}
