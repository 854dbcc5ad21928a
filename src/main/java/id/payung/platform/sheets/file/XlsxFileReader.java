package id.payung.platform.sheets.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A workbook. */
final class XlsxFileReader extends SheetFileReader {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final Set<String> NO_SHEETS_OF_CELLS = Set.of("chartsheet", "dialogsheet", "xlMacrosheet");

  private final XlsxPackage parts;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> hiddenSheets = new ArrayList<>();
  private final Map<Integer, MergedAndHiddenCells> mergedAndHidden = new HashMap<>();
  private final XlsxCellReader cells;

  private record Sheet(String name, String part) {}

  XlsxFileReader(Path file) throws IOException {
    this.parts = new XlsxPackage(file);
    try {
      Map<String, XlsxPackage.Relation> relations = parts.relationsOf(WORKBOOK);
      boolean dates1904 = readWorkbook(relations);
      this.cells = XlsxCellReader.load(parts, relations.values(), dates1904);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private boolean readWorkbook(Map<String, XlsxPackage.Relation> relations) {
    boolean dates1904 = false;
    try (XlsxPart workbook = parts.open(WORKBOOK)) {
      while (workbook.next()) {
        if (workbook.name().equals("workbookPr")) {
          dates1904 = workbook.isTrue("date1904");
        } else if (workbook.name().equals("sheet")) {
          addSheet(workbook, relations.get(workbook.attribute("id")));
        }
      }
    }
    return dates1904;
  }

  private void addSheet(XlsxPart workbook, XlsxPackage.@Nullable Relation relation) {
    String name = workbook.attribute("name");
    String state = workbook.attribute("state");
    if (relation == null || NO_SHEETS_OF_CELLS.contains(relation.kind())) {
      return;
    }
    if (state == null || state.equals("visible")) {
      sheets.add(new Sheet(name == null ? "" : name, relation.part()));
    } else {
      hiddenSheets.add(name == null ? "" : name);
    }
  }

  @Override
  public int sheetCount() {
    return sheets.size();
  }

  @Override
  public String sheetName(int sheet) {
    return sheets.get(sheet).name();
  }

  @Override
  public List<String> hiddenSheetNames() {
    return List.copyOf(hiddenSheets);
  }

  @Override
  public Set<Integer> hiddenColumns(int sheet) {
    return mergedAndHiddenOf(sheet).hiddenColumns();
  }

  private MergedAndHiddenCells mergedAndHiddenOf(int sheet) {
    return mergedAndHidden.computeIfAbsent(sheet, one -> {
      try (XlsxPart part = parts.open(sheets.get(one).part())) {
        return MergedAndHiddenCells.read(part);
      }
    });
  }

  @Override
  public Stream<RawRow> rows(int sheet) {
    MergedAndHiddenCells special = mergedAndHiddenOf(sheet);
    XlsxPart part = parts.open(sheets.get(sheet).part());
    var rows = new XlsxRowIterator(part, cells, special);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
        .onClose(part::close);
  }

  @Override
  public boolean keepsTypes() {
    return true;
  }

  @Override
  public void close() {
    parts.close();
  }
}
