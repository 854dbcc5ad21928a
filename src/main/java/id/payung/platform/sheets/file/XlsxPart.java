package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook while it is read, by local names alone: Strict Open XML has the same ones in other
 * namespaces. Whatever it stumbles over makes the file a torn one.
 */
final class XlsxPart implements AutoCloseable {
  private final InputStream in;
  private final XMLStreamReader xml;

  XlsxPart(InputStream in) {
    this.in = in;
    try {
      this.xml = XlsxSafetyCheck.openXml(in);
    } catch (XMLStreamException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  /** Goes to the next beginning of an element; false at the end of the part. */
  boolean next() {
    int event = step();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT) {
      event = step();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  /** Likewise within the element of this name; false at its end. */
  boolean nextInside(String parent) {
    int event = step();
    while (event != XMLStreamConstants.START_ELEMENT
        && !(event == XMLStreamConstants.END_ELEMENT && name().equals(parent))) {
      refuseAtEnd(event);
      event = step();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  String name() {
    return xml.getLocalName();
  }

  @Nullable
  String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  boolean isTrue(String attribute) {
    String value = attribute(attribute);
    return "1".equals(value) || "true".equalsIgnoreCase(value) || "on".equalsIgnoreCase(value);
  }

  /** The letters of this element, up to its end. */
  String text() {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      int event = step();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        default -> refuseAtEnd(event);
      }
    }
    return text.toString();
  }

  /** The letters of all runs of this element, without the signs that tell how they are spoken. */
  String richText() {
    String parent = name();
    StringBuilder text = new StringBuilder();
    while (nextInside(parent)) {
      if (name().equals("t")) {
        text.append(text());
      } else if (name().equals("rPh")) {
        text();
      }
    }
    return text.toString();
  }

  private static void refuseAtEnd(int event) {
    if (event == XMLStreamConstants.END_DOCUMENT) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private int step() {
    try {
      return xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
    } catch (Refused e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  @Override
  public void close() {
    try (in) {
      xml.close();
    } catch (XMLStreamException | IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }
}
