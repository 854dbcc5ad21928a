package id.payung.meetings.registersheet;

import id.payung.platform.sheets.CellType.Said;
import id.payung.platform.sheets.CellTypes.LastDay;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterNames;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a register decides: a decision that a known organisation owes by a day is followed up, every other one
 * stands in the minutes with all that was said of it. Owners and days are paired line by line with the decisions; one
 * alone holds for all of them.
 */
final class OwedDecisions {
  /** So many decisions of one meeting are written down one by one. */
  static final int MAX_DECISIONS = 60;

  private static final int LONGEST_DECISION = 2000;

  /** So many are shown one by one before they are taken, each as far as this. */
  private static final int MAX_SHOWN = 12;
  private static final int LONGEST_SHOWN = 80;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final RegisterNames names;
  private final BinaryOperator<String> words;
  private final @Nullable LocalDate earliest;

  /** @param earliest day that is followed up, or null for all */
  OwedDecisions(RegisterNames names, BinaryOperator<String> words, @Nullable LocalDate earliest) {
    this.names = names;
    this.words = words;
    this.earliest = earliest;
  }

  record Owed(String text, UUID owner, LocalDate due) {}

  /** @param said the day as it was typed, where it is told with this decision alone */
  private record Decided(String text, String owner, Optional<UUID> office, @Nullable LocalDate due, String said) {
    boolean unknownOwner() {
      return !owner.isBlank() && office.isEmpty();
    }

    String inMinutes(int number) {
      String beside = owner.isBlank() || said.isBlank() ? owner + said : owner + ", " + said;
      return number + ". " + text + (beside.isBlank() ? "" : " (" + beside + ")");
    }
  }

  List<Owed> list(int number, MeetingRegisterRow row, List<String> minutes, List<SheetFinding> says) {
    List<Owed> owed = new ArrayList<>();
    List<Decided> told = new ArrayList<>();
    for (Decided one : pair(row)) {
      boolean fits = one.text().length() <= LONGEST_DECISION && owed.size() < MAX_DECISIONS;
      LocalDate due = one.due();
      if (one.office().isPresent() && due != null && !isLate(one) && fits) {
        owed.add(new Owed(one.text(), one.office().get(), due));
      } else {
        told.add(one);
      }
    }
    if (!told.isEmpty()) {
      minutes.add(words.apply("meetings.register.said.decisions", ""));
      for (int i = 0; i < told.size(); i++) {
        minutes.add(told.get(i).inMinutes(i + 1));
      }
    }
    sayDays(number, row, told, minutes, says);
    sayTold(number, told, says);
    if (!owed.isEmpty()) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.owed", owed.size()));
      owed.stream()
          .limit(MAX_SHOWN)
          .forEach(one -> says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.owed.one",
              shorten(one.text()), names.labelOf(one.owner()), DAY.format(one.due()))));
    }
    return owed;
  }

  private boolean isLate(Decided one) {
    return earliest != null && one.due() != null && one.due().isBefore(earliest);
  }

  private List<Decided> pair(MeetingRegisterRow row) {
    List<String> texts = NameMatcher.listLines(row.decisions());
    List<String> owners = names.matcher().split(row.owners());
    List<Said<LastDay>> days = daysOf(row);
    boolean each = days.size() > 1 && days.size() == texts.size();
    Said<LastDay> all = each ? null : forAll(days, texts.size());
    List<Decided> paired = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String owner = owners.size() == texts.size() ? owners.get(i) : owners.size() == 1 ? owners.getFirst() : "";
      Said<LastDay> said = each ? days.get(i) : all;
      LastDay last = said == null ? null : said.value();
      Optional<UUID> office = owner.isBlank() ? Optional.empty() : names.resolve(owner);
      String typed = said != null && (each || last != null && office.isEmpty()) ? said.words().strip() : "";
      paired.add(new Decided(texts.get(i), owner, office,
          last == null ? null : last.after(Objects.requireNonNull(row.heldOn())), typed));
    }
    return paired;
  }

  private static List<Said<LastDay>> daysOf(MeetingRegisterRow row) {
    return Objects.requireNonNullElse(row.due(), List.of());
  }

  /**
   * The one day that a cell names; of several the last for one decision, and none for more: nobody knows whose it is.
   */
  private static @Nullable Said<LastDay> forAll(List<Said<LastDay>> days, int decisions) {
    List<Said<LastDay>> understood = days.stream().filter(day -> day.value() != null).toList();
    return understood.size() == 1 || decisions == 1 && !understood.isEmpty() ? understood.getLast() : null;
  }

  /** Days that are not followed up stand in the minutes as they were typed. */
  private void sayDays(int number, MeetingRegisterRow row, List<Decided> told, List<String> minutes,
      List<SheetFinding> says) {
    List<Said<LastDay>> days = daysOf(row);
    String typed = String.join("; ", days.stream().map(day -> day.words().strip().replaceAll("\\s+", " ")).toList());
    boolean pairedOrOne = told.stream().anyMatch(one -> !one.said().isEmpty() || one.due() != null);
    if (typed.isEmpty() || told.isEmpty() && !row.decisions().isBlank()) {
      return;
    }
    List<String> notUnderstood = days.stream().filter(day -> day.value() == null).map(Said::words).toList();
    if (!pairedOrOne) {
      minutes.add(words.apply("meetings.register.said.due", typed));
    }
    if (!notUnderstood.isEmpty()) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DUE, "meetings.register.due-words",
          String.join("; ", notUnderstood)));
    } else if (!pairedOrOne) {
      says.add(
          SheetFinding.of(number, MeetingRegisterSheet.DUE, "meetings.register.due-count", days.size(), told.size()));
    }
  }

  /** Why each that stands in the minutes alone is not followed up; days that are none were said already. */
  private void sayTold(int number, List<Decided> told, List<SheetFinding> says) {
    int late = (int) told.stream().filter(this::isLate).count();
    List<String> unknown =
        told.stream().filter(one -> !isLate(one) && one.unknownOwner()).map(Decided::owner).distinct().toList();
    int without =
        (int) told.stream().filter(one -> one.owner().isBlank() || one.due() == null && one.said().isEmpty()).count();
    if (late > 0) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.late", late));
    }
    if (!unknown.isEmpty()) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.unknown-owner",
          String.join("; ", unknown)));
    }
    boolean daysSaid = says.stream().anyMatch(one -> MeetingRegisterSheet.DUE.equals(one.column()));
    if (without > 0 && !daysSaid && late == 0) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.in-minutes", without));
    }
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
