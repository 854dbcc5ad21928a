package id.payung.platform.sheets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says, before anything of it is taken: every row with what is wrong in it. The rows are given out only
 * when nothing is wrong, so that no importer takes half a sheet.
 */
public final class SheetPreview<T> {
  /**
   * A row.
   *
   * @param number as the sheet shows it
   * @param value null when it was not understood
   */
  public record Line<T>(int number, @Nullable T value, List<SheetFinding> findings) {
    public boolean isValid() {
      return value != null && findings.isEmpty();
    }
  }

  /** Looks at an understood row with the eyes of its module, for instance whether the village is known. */
  @FunctionalInterface
  public interface RowCheck<T> {
    void check(int number, T value, List<SheetFinding> findings);
  }

  private final List<Line<T>> lines;
  private final List<SheetFinding> sheetFindings;
  private final List<String> unknownHeadings;

  SheetPreview(List<Line<T>> lines, List<SheetFinding> sheetFindings, List<String> unknownHeadings) {
    this.lines = List.copyOf(lines);
    this.sheetFindings = List.copyOf(sheetFindings);
    this.unknownHeadings = List.copyOf(unknownHeadings);
  }

  public List<Line<T>> lines() {
    return lines;
  }

  /** What is wrong with the sheet as a whole. */
  public List<SheetFinding> sheetFindings() {
    return sheetFindings;
  }

  /** Headings that this sheet does not know, told so that a misspelt one is noticed. */
  public List<String> unknownHeadings() {
    return unknownHeadings;
  }

  /** All findings, those of the sheet first, then by row. */
  public List<SheetFinding> findings() {
    List<SheetFinding> all = new ArrayList<>(sheetFindings);
    lines.forEach(line -> all.addAll(line.findings()));
    return all;
  }

  public long countValidRows() {
    return lines.stream().filter(Line::isValid).count();
  }

  public long countInvalidRows() {
    return lines.size() - countValidRows();
  }

  public boolean isValid() {
    return sheetFindings.isEmpty() && lines.stream().allMatch(Line::isValid);
  }

  /** The same preview with the findings of a module's own rules added to those of the sheet. */
  public SheetPreview<T> withFindingsOf(RowCheck<T> check) {
    List<Line<T>> checkedLines = new ArrayList<>(lines.size());
    for (Line<T> line : lines) {
      T value = line.value();
      List<SheetFinding> findings = new ArrayList<>(line.findings());
      if (value != null) {
        check.check(line.number(), value, findings);
      }
      checkedLines.add(new Line<>(line.number(), value, List.copyOf(findings)));
    }
    return new SheetPreview<>(checkedLines, sheetFindings, unknownHeadings);
  }

  /**
   * The rows, all of them.
   *
   * @throws IllegalStateException when anything is wrong: there is no half import
   */
  public List<T> values() {
    List<T> values = new ArrayList<>(lines.size());
    for (Line<T> line : lines) {
      T value = line.value();
      if (value == null || !hasNoFindings(line)) {
        throw new IllegalStateException("a sheet with findings is not imported");
      }
      values.add(value);
    }
    if (!sheetFindings.isEmpty()) {
      throw new IllegalStateException("a sheet with findings is not imported");
    }
    return values;
  }

  private static boolean hasNoFindings(Line<?> line) {
    return line.findings().isEmpty();
  }
}
