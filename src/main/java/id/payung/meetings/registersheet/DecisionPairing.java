package id.payung.meetings.registersheet;

import id.payung.meetings.registersheet.DeadlineCellParser.Deadline;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row decides, who owes each and until when: one owner and one deadline for all, or one for each in the same
 * order. Which belongs to which is not guessed.
 *
 * @param paired whether each has its own, or all have one
 * @param oneDeadline for all, as it was typed; empty where it is a day, or where there are several
 */
record DecisionPairing(List<Decided> decisions, boolean paired, int owners, int deadlines, String oneDeadline) {
  private static final String WHY = "meetings.register.why.";
  private static final int LONGEST = 2000;

  /**
   * @param dueTyped as it stands in a cell of several deadlines
   * @param why message key of why nobody owes it; empty where it is owed
   */
  record Decided(String text, String owner, @Nullable UUID office, @Nullable LocalDate due, String dueTyped,
      String why) {

    boolean owed() {
      return why.isEmpty();
    }

    /** As a line of the preview. */
    SheetFinding told(int row, String officeName) {
      LocalDate day = due;
      String until = day != null ? day.toString() : dueTyped.isEmpty() ? "–" : dueTyped;
      String by = owed() ? officeName : owner.isBlank() ? "–" : owner;
      return owed() ? SheetFinding.of(row, null, "meetings.register.part.owed", text, by, until)
          : SheetFinding.of(row, null, "meetings.register.part.minutes", text, by, until, why);
    }
  }

  static DecisionPairing of(MeetingRegisterRow row, RegisterNames names, LocalDate today, boolean lateOnesOwed) {
    List<String> texts = NameMatcher.listLines(row.decisions());
    List<String> owners = owners(row, names, texts.size());
    DeadlineCellParser due = DeadlineCellParser.of(row.due(), Objects.requireNonNull(row.heldOn()));
    List<Deadline> days = due.lines();
    boolean ownersFit = owners.size() <= 1 || owners.size() == texts.size();
    boolean daysFit = !due.unclear() && (days.size() <= 1 || days.size() == texts.size());
    List<Decided> decisions = new ArrayList<>();
    int owed = 0;
    for (int i = 0; i < texts.size(); i++) {
      String owner = !ownersFit || owners.isEmpty() ? "" : owners.get(owners.size() == 1 ? 0 : i);
      Deadline until = !daysFit || days.isEmpty() ? null : days.get(days.size() == 1 ? 0 : i);
      List<UUID> meant = owner.isBlank() ? List.of() : names.resolveAll(owner);
      LocalDate day = until == null ? null : until.day();
      String why = why(owner, meant.size(), until, day != null && day.isBefore(today) && !lateOnesOwed,
          texts.get(i).length() <= LONGEST && owed < MeetingRegisterMatcher.MAX_DECISIONS);
      owed += why.isEmpty() ? 1 : 0;
      decisions.add(new Decided(texts.get(i), owner, meant.size() == 1 ? meant.getFirst() : null, day,
          until == null ? "" : until.typed(), why));
    }
    return new DecisionPairing(decisions, texts.isEmpty() || ownersFit && daysFit, owners.size(), days.size(),
        days.size() == 1 && days.getFirst().day() == null ? days.getFirst().typed() : "");
  }

  /** Line by line where there are as many lines as decisions: the same office may owe several. */
  private static List<String> owners(MeetingRegisterRow row, RegisterNames names, int decisions) {
    List<String> lines = NameMatcher.listLines(row.owners());
    return decisions > 1 && lines.size() == decisions ? lines : names.matcher().split(row.owners());
  }

  private static String why(String owner, int meant, @Nullable Deadline until, boolean late, boolean fits) {
    if (owner.isBlank()) {
      return WHY + "no-owner";
    }
    if (meant != 1) {
      return WHY + (meant == 0 ? "unknown-owner" : "several-owners");
    }
    if (until == null) {
      return WHY + "no-day";
    }
    return until.day() == null ? WHY + "not-a-day" : late ? WHY + "late" : fits ? "" : WHY + "too-much";
  }
}
