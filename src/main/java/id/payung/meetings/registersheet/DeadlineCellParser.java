package id.payung.meetings.registersheet;

import id.payung.platform.sheets.CellType.Said;
import id.payung.platform.sheets.CellTypes.LastDay;
import id.payung.platform.sheets.TypedDate;
import id.payung.platform.sheets.taken.NameMatcher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one cell, in their order. A month or a year that is written once holds for the days behind it, as
 * long as they come later; a day number that has no month is unclear.
 */
record DeadlineCellParser(List<Deadline> lines, boolean unclear) {
  private static final Pattern ON_ONE_LINE = Pattern.compile(";|(?<= )/(?= )|,(?= )|(?<= )dan(?= )");
  private static final Pattern DAY = Pattern.compile("(?:tgl\\.?\\s+|tanggal\\s+)?(\\d{1,2})");
  private static final Pattern DAY_AND_MONTH =
      Pattern.compile("(?:tgl\\.?\\s+|tanggal\\s+)?(\\d{1,2}\\s+\\p{L}{3,}\\.?)");

  /**
   * @param typed as it stands in the cell
   * @param day null where that is none
   */
  record Deadline(String typed, @Nullable LocalDate day) {}

  /** @param heldOn from when lengths are counted */
  static DeadlineCellParser of(@Nullable Said<LastDay> cell, LocalDate heldOn) {
    if (cell == null) {
      return new DeadlineCellParser(List.of(), false);
    }
    LastDay whole = cell.value();
    if (whole != null) {
      return new DeadlineCellParser(List.of(new Deadline("", whole.after(heldOn))), false);
    }
    List<String> lines = NameMatcher.listLines(cell.words());
    if (lines.size() != 1) {
      return read(lines, heldOn);
    }
    List<String> parts = Arrays.stream(ON_ONE_LINE.split(lines.getFirst().replaceAll("\\s", " ")))
        .map(String::strip)
        .filter(part -> !part.isBlank())
        .toList();
    DeadlineCellParser several = read(parts, heldOn);
    return several.lines().stream().allMatch(one -> one.day() != null) ? several : read(lines, heldOn);
  }

  private static DeadlineCellParser read(List<String> lines, LocalDate heldOn) {
    List<Deadline> read = new ArrayList<>();
    LocalDate before = null;
    boolean unclear = false;
    for (String line : lines) {
      LocalDate day = TypedDate.readLast(line).map(one -> one.after(heldOn)).orElse(null);
      if (day == null) {
        Optional<LocalDate> later = later(line, before);
        unclear |= later.isEmpty() && (DAY.matcher(line).matches() || DAY_AND_MONTH.matcher(line).matches());
        day = later.orElse(null);
      }
      before = day == null ? before : day;
      read.add(new Deadline(line.replaceAll("\\s+", " "), day));
    }
    return new DeadlineCellParser(List.copyOf(read), unclear && lines.size() > 1);
  }

  /** The day that a line means which leaves out the year, or the month and the year, of the day before it. */
  private static Optional<LocalDate> later(String line, @Nullable LocalDate before) {
    if (before == null) {
      return Optional.empty();
    }
    Matcher day = DAY.matcher(line);
    Matcher dayAndMonth = DAY_AND_MONTH.matcher(line);
    String full = day.matches() ? day.group(1) + "/" + before.getMonthValue() + "/" + before.getYear()
        : dayAndMonth.matches() ? dayAndMonth.group(1) + " " + before.getYear()
        : "";
    return TypedDate.readLast(full).map(LastDay::day).filter(found -> !found.isBefore(before));
  }
}
