package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one XML part of a workbook while it is looked through. Whatever a reader keeps in memory has a bound here:
 * letters of a cell, cells of a row, shared strings and formulas, names, depth.
 */
final class XlsxPartCounts {
  /** No sheet of ours has a tenth of it. */
  static final int MAX_COLUMNS = 1_000;

  /** What a spreadsheet program keeps in a cell. */
  static final int MAX_CELL_LETTERS = 32_767;

  /** As many as a spreadsheet program has; empty ones are counted too, since each is read. */
  static final int MAX_ROWS = 1_048_576;

  static final int MAX_SHARED_STRINGS = 500_000;

  /** Of all texts of a part; digits of numbers are not texts. */
  static final long MAX_TEXT_LETTERS = 24_000_000;

  /** Each cell is compared with each of them. */
  static final int MAX_SHARED_FORMULAS = 1_000;

  private static final int MAX_COLUMN_SETTINGS = 16_384;
  private static final int MAX_STYLES = 65_000;
  private static final int MAX_NAMES = 5_000;
  private static final int MAX_DEPTH = 64;
  private static final int LONGEST_NUMBER = 32;

  /** All text inside one of them is one text to a reader, in however many runs it is written. */
  private static final Set<String> TEXT_HOLDERS = Set.of("si", "is", "v", "f");

  private final Set<String> names = new HashSet<>();
  private int depth;
  private int columns;
  private int sharedStrings;
  private int formulas;
  private int styles;
  private int rows;
  private int columnSettings;
  private int textHolderDepth;
  private int cellLetters;
  private long textLetters;

  /** @throws Refused when there is too much of something */
  void begin(XMLStreamReader xml) {
    refuseAbove(MAX_DEPTH, ++depth);
    names.add(xml.getLocalName());
    names.add(String.valueOf(xml.getPrefix()));
    for (int i = 0; i < xml.getNamespaceCount(); i++) {
      names.add(String.valueOf(xml.getNamespacePrefix(i)));
      names.add(String.valueOf(xml.getNamespaceURI(i)));
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      names.add(xml.getAttributeLocalName(i));
      int letters = xml.getAttributeValue(i).length();
      textLetters += letters > LONGEST_NUMBER ? letters : 0; // formats, names of sheets and of ranges are kept
    }
    refuseAbove(MAX_NAMES, names.size());
    refuseAbove(MAX_TEXT_LETTERS, textLetters);
    count(xml.getLocalName(), xml);
    if (textHolderDepth == 0) {
      cellLetters = 0;
      textHolderDepth = TEXT_HOLDERS.contains(xml.getLocalName()) ? depth : 0;
    }
  }

  private void count(String element, XMLStreamReader xml) {
    switch (element) {
      case "row" -> {
        columns = 0;
        refuseAbove(MAX_ROWS, ++rows);
      }
      case "col" -> refuseAbove(MAX_COLUMN_SETTINGS, ++columnSettings);
      case "c" -> countCell(xml.getAttributeValue(null, "r"));
      case "si" -> refuseAbove(MAX_SHARED_STRINGS, ++sharedStrings);
      case "f" -> formulas += xml.getAttributeValue(null, "ref") == null ? 0 : 1;
      case "xf", "numFmt", "sheet", "definedName", "Relationship", "Override" -> refuseAbove(MAX_STYLES, ++styles);
      default -> {
        // holds nothing that a reader keeps
      }
    }
    refuseAbove(MAX_SHARED_FORMULAS, formulas);
  }

  private void countCell(@Nullable String reference) {
    columns++;
    if (columns > MAX_COLUMNS || columnOf(reference) > MAX_COLUMNS) {
      throw new Refused("sheets.refused.wide", MAX_COLUMNS);
    }
  }

  private static int columnOf(@Nullable String reference) {
    int column = 0;
    for (int i = 0; reference != null && i < reference.length() && Character.isLetter(reference.charAt(i))
        && column <= MAX_COLUMNS; i++) {
      int letter = Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
      column = letter < 1 ? Integer.MAX_VALUE : column * 26 + letter;
    }
    return column;
  }

  /** The end of an element; one of the same name inside a text does not end the text. */
  void end() {
    if (depth == textHolderDepth) {
      textHolderDepth = 0;
    }
    depth--;
  }

  /** @throws Refused when the text of a cell, or of all cells, is too long */
  void addText(int letters) {
    cellLetters += letters;
    if (cellLetters > MAX_CELL_LETTERS) {
      throw new Refused("sheets.refused.cell", MAX_CELL_LETTERS);
    }
    if (cellLetters > LONGEST_NUMBER) {
      textLetters += letters;
    }
    refuseAbove(MAX_TEXT_LETTERS, textLetters);
  }

  private static void refuseAbove(long most, long count) {
    if (count > most) {
      throw new Refused("sheets.refused.bomb");
    }
  }
}
