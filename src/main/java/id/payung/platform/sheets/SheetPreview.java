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
  public record Line<T>(int number, @Nullable T value, List<Finding> findings) {
    public boolean isGood() {
      return value != null && findings.isEmpty();
    }
  }

  /** Looks at an understood row with the eyes of its module, for instance whether the village is known. */
  @FunctionalInterface
  public interface Check<T> {
    void look(int number, T value, List<Finding> findings);
  }

  private final List<Line<T>> lines;
  private final List<Finding> general;
  private final List<String> ignored;

  SheetPreview(List<Line<T>> lines, List<Finding> general, List<String> ignored) {
    this.lines = List.copyOf(lines);
    this.general = List.copyOf(general);
    this.ignored = List.copyOf(ignored);
  }

  public List<Line<T>> lines() {
    return lines;
  }

  /** What is wrong with the sheet as a whole. */
  public List<Finding> general() {
    return general;
  }

  /** Headings that this sheet does not know, told so that a misspelt one is noticed. */
  public List<String> ignored() {
    return ignored;
  }

  /** All findings, those of the sheet first, then by row. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(general);
    lines.forEach(line -> all.addAll(line.findings()));
    return all;
  }

  public long goodRows() {
    return lines.stream().filter(Line::isGood).count();
  }

  public long wrongRows() {
    return lines.size() - goodRows();
  }

  public boolean isGood() {
    return general.isEmpty() && lines.stream().allMatch(Line::isGood);
  }

  /** The same preview with the findings of a module's own rules added to those of the sheet. */
  public SheetPreview<T> checked(Check<T> check) {
    List<Line<T>> seen = new ArrayList<>(lines.size());
    for (Line<T> line : lines) {
      T value = line.value();
      List<Finding> findings = new ArrayList<>(line.findings());
      if (value != null) {
        check.look(line.number(), value, findings);
      }
      seen.add(new Line<>(line.number(), value, List.copyOf(findings)));
    }
    return new SheetPreview<>(seen, general, ignored);
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
      if (value == null || !isGoodLine(line)) {
        throw new IllegalStateException("a sheet with findings is not imported");
      }
      values.add(value);
    }
    if (!general.isEmpty()) {
      throw new IllegalStateException("a sheet with findings is not imported");
    }
    return values;
  }

  private static boolean isGoodLine(Line<?> line) {
    return line.findings().isEmpty();
  }
}
