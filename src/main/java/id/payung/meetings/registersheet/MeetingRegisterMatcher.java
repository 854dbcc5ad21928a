package id.payung.meetings.registersheet;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.registersheet.DecisionPairing.Decided;
import id.payung.meetings.registersheet.MeetingRegisterLookup.KnownMeeting;
import id.payung.meetings.registersheet.MeetingRegisterLookup.TitleOfDay;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.ImportedRegisterRow;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterNames;
import id.payung.platform.sheets.taken.RegisterRow;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes meetings of the rows of a register, by what the regency knows. In memory. */
final class MeetingRegisterMatcher {
  /** So many decisions of one meeting are written down one by one. */
  static final int MAX_DECISIONS = 60;

  /** So many guests are named in the preview; the others are counted. */
  private static final int MAX_NAMED = 8;
  private static final int PLACE_BITS = 48;
  private static final long WITHOUT_PLACE = (1L << PLACE_BITS) - 1;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Messages.INDONESIAN);
  private static final int LONGEST_MINUTES = 50_000;

  private final String regency;
  private final LocalDate today;
  private final RegisterNames names;
  private final UnaryOperator<String> kindName;
  private final BinaryOperator<String> words;
  private final @Nullable UUID usualOffice;
  private final boolean lateOnesOwed;
  private final boolean unpairedToldOnly;
  private int unpaired;
  private final Map<UUID, Integer> rowsById = new HashMap<>();
  private final Map<UUID, String> decidedById = new HashMap<>();

  /**
   * @param kindName of the code of a kind
   * @param words of a message key and what is put into them, in the language of the minutes
   * @param usualOffice who was there where a row names nobody
   * @param lateOnesOwed whether decisions whose day has passed are owed still
   * @param unpairedToldOnly whether decisions go to the minutes that cannot be paired with owners or deadlines
   */
  MeetingRegisterMatcher(String regency, LocalDate today, RegisterNames names, UnaryOperator<String> kindName,
      BinaryOperator<String> words, @Nullable UUID usualOffice, boolean lateOnesOwed, boolean unpairedToldOnly) {
    this.regency = regency;
    this.today = today;
    this.names = names;
    this.kindName = kindName;
    this.words = words;
    this.usualOffice = usualOffice;
    this.lateOnesOwed = lateOnesOwed;
    this.unpairedToldOnly = unpairedToldOnly;
  }

  /** The meeting of each row that is kept already. */
  static Map<RegisterRow<RegisteredMeeting>, KnownMeeting> findKnown(List<RegisterRow<RegisteredMeeting>> rows,
      List<KnownMeeting> known) {
    Map<TitleOfDay, KnownMeeting> byDay = new HashMap<>();
    Map<UUID, KnownMeeting> byId = new HashMap<>();
    known.forEach(one -> {
      byId.put(one.id(), one);
      byDay.put(new TitleOfDay(one.title(), one.heldOn()), one);
    });
    Map<RegisterRow<RegisteredMeeting>, KnownMeeting> found = new IdentityHashMap<>();
    rows.forEach(row -> {
      RegisteredMeeting entry = row.entry();
      KnownMeeting same = byId.get(row.record());
      if (same == null && entry != null) {
        same = byDay.get(entry.titleOfDay());
      }
      if (same != null) {
        found.put(row, same);
      }
    });
    return found;
  }

  /** @param added rows that decide what their meeting does not say */
  static List<RegisterRow<RegisteredMeeting>> withoutKnown(List<RegisterRow<RegisteredMeeting>> rows,
      Map<RegisterRow<RegisteredMeeting>, KnownMeeting> known, Set<UUID> added) {
    return rows.stream().map(row -> {
      KnownMeeting same = known.get(row);
      if (same == null) {
        return row;
      }
      boolean left = row.entry() != null && added.contains(same.id());
      return row.there(same.id(), same.title(), left ? List.of(left(row.number())) : List.of());
    }).toList();
  }

  /** What a row decides is not added to a meeting that is there. */
  private static SheetFinding left(int number) {
    return SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.decisions-left");
  }

  RegisterRow<RegisteredMeeting> match(SheetPreview.Line<MeetingRegisterRow> line) {
    MeetingRegisterRow row = line.value();
    List<SheetFinding> why = new ArrayList<>(line.findings());
    if (row == null) {
      return RegisterRow.waiting(line.number(), "", why, null);
    }
    List<String> minutes = new ArrayList<>();
    List<SheetFinding> says = new ArrayList<>();
    Set<UUID> guests = guests(line.number(), row, minutes, says);
    LocalDate heldOn = row.heldOn();
    if (heldOn != null && heldOn.isAfter(today)) {
      why.add(SheetFinding.of(line.number(), MeetingRegisterSheet.HELD_ON, "meetings.held-on.future"));
    }
    if (guests.isEmpty()) {
      why.add(SheetFinding.of(line.number(), MeetingRegisterSheet.GUESTS, "meetings.register.nobody"));
    }
    if (!why.isEmpty() || heldOn == null) {
      why.addAll(says);
      return RegisterRow.waiting(line.number(), row.title(), why, heldOn == null ? null : idOf(row, heldOn));
    }
    UUID id = idOf(row, heldOn);
    Integer twin = rowsById.putIfAbsent(id, line.number());
    String before = decidedById.putIfAbsent(id, row.decisions());
    if (twin == null) {
      return fresh(line.number(), row, id, guests, minutes, says);
    }
    SheetFinding same = SheetFinding.of(line.number(), null, "sheets.register.twin", twin);
    boolean complete = row.decisions().equals(before) || before != null
        && Set.copyOf(NameMatcher.listLines(before)).containsAll(NameMatcher.listLines(row.decisions()));
    return RegisterRow.twin(line.number(), row.title(), complete ? List.of(same) : List.of(same, left(line.number())));
  }

  private UUID idOf(MeetingRegisterRow row, LocalDate heldOn) {
    return ImportedRegisterRow.idOf("meeting", regency, row.title(), heldOn.toString());
  }

  private RegisterRow<RegisteredMeeting> fresh(int number, MeetingRegisterRow row, UUID id, Set<UUID> guests,
      List<String> minutes, List<SheetFinding> says) {
    String kind = MeetingKindWords.codeOf(row.kind(), row.title());
    if (kind.isEmpty()) {
      kind = MeetingKindWords.USUAL;
      says.add(SheetFinding.of(number, MeetingRegisterSheet.KIND, "meetings.register.kind", kindName.apply(kind)));
    }
    DecisionPairing decided = DecisionPairing.of(row, names, today, lateOnesOwed);
    if (!decided.paired()) {
      unpaired++;
      if (!unpairedToldOnly) {
        return RegisterRow
            .waiting(
                number, row.title(), List.of(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS,
                    "meetings.register.unpaired", decided.decisions().size(), decided.owners(), decided.deadlines())),
                id);
      }
    }
    tell(number, row, decided, minutes, says);
    List<Decided> owed = decided.decisions().stream().filter(Decided::owed).toList();
    Set<UUID> readers = new LinkedHashSet<>(guests);
    owed.forEach(one -> readers.add(Objects.requireNonNull(one.office())));
    List<UUID> reach = List.copyOf(readers);
    if (!row.leader().isBlank()) {
      minutes.addFirst(words.apply("meetings.register.said.leader", row.leader()));
    }
    if (!row.note().isBlank()) {
      minutes.add(words.apply("meetings.register.said.note", row.note()));
    }
    String text = String.join("\n", minutes);
    if (text.length() > LONGEST_MINUTES) {
      return RegisterRow.waiting(number, row.title(), List.of(
          SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "sheets.text.long", text.length(), LONGEST_MINUTES)),
          id);
    }
    Meeting meeting = RecordCopy.blank(Meeting.class)
        .with(Meeting::id, id)
        .with(Meeting::kind, kind)
        .with(Meeting::title, row.title())
        .with(Meeting::heldOn, Objects.requireNonNull(row.heldOn()))
        .with(Meeting::place, row.place())
        .with(Meeting::minutes, text)
        .with(Meeting::attendance, Set.copyOf(guests))
        .with(Meeting::organisations, reach)
        .with(Meeting::registerRow, number)
        .make();
    List<MeetingDecision> decisions = new ArrayList<>();
    for (Decided one : owed) {
      decisions.add(RecordCopy.blank(MeetingDecision.class)
          .with(MeetingDecision::id, decisionId(regency, id, decisions.size()))
          .with(MeetingDecision::meeting, id)
          .with(MeetingDecision::text, one.text())
          .with(MeetingDecision::outcome, "answer")
          .with(MeetingDecision::ownerOrganisation, Objects.requireNonNull(one.office()))
          .with(MeetingDecision::due, Objects.requireNonNull(one.due()))
          .with(MeetingDecision::state, "open")
          .with(MeetingDecision::organisations, reach)
          .make());
    }
    List<String> facts = List.of(Objects.requireNonNull(row.heldOn()).toString(), kindName.apply(kind),
        guests.stream().map(names::labelOf).limit(MAX_NAMED).collect(Collectors.joining(", "))
            + (guests.size() > MAX_NAMED ? ", +" + (guests.size() - MAX_NAMED) : ""));
    return RegisterRow
        .fresh(number, row.title(), facts, says, new RegisteredMeeting(meeting, decisions, row.decisions()), id)
        .with(parts(number, decided));
  }

  private List<SheetFinding> parts(int number, DecisionPairing decided) {
    return decided.decisions().stream().map(one -> {
      UUID office = one.office();
      return one.told(number, office == null ? "" : names.labelOf(office));
    }).toList();
  }

  /** Whether rows were met of which it cannot be said which owner or deadline belongs to which decision. */
  boolean metUnpaired() {
    return unpaired > 0;
  }

  /** The id of a decision of a meeting of a register: those of a meeting are in the order of their ids. */
  static UUID decisionId(String regency, UUID meeting, int place) {
    UUID id = ImportedRegisterRow.idOf("decision", regency, meeting.toString(), Integer.toString(place));
    return new UUID(id.getMostSignificantBits() & WITHOUT_PLACE | (long) place << PLACE_BITS,
        id.getLeastSignificantBits());
  }

  /** Decisions that nobody owes stand in the minutes, with all that their row says of them. */
  private void tell(int number, MeetingRegisterRow row, DecisionPairing decided, List<String> minutes,
      List<SheetFinding> says) {
    List<Decided> told = decided.decisions().stream().filter(one -> !one.owed()).toList();
    boolean each = decided.paired() && decided.deadlines() > 1;
    if (!told.isEmpty()) {
      minutes.add(words.apply("meetings.register.said.decisions", ""));
      for (int i = 0; i < told.size(); i++) {
        Decided one = told.get(i);
        String behind = Stream.of(one.owner(), each ? one.dueTyped() : "")
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("; "));
        minutes.add((i + 1) + ". " + one.text() + (behind.isEmpty() ? "" : " (" + behind + ")"));
      }
    }
    String due = row.due() == null || each ? "" : row.due().words().strip().replaceAll("\\s+", " ");
    LocalDate day = told.isEmpty() ? null : told.getFirst().due();
    if (due.isEmpty() && !each && day != null) {
      due = DAY.format(day);
    }
    if (!due.isEmpty()) {
      minutes.add(words.apply("meetings.register.said.due", due));
    }
    if (!decided.paired() && !row.owners().isBlank()) {
      minutes.add(words.apply("meetings.register.said.owners", String.join("; ", NameMatcher.listLines(row.owners()))));
    }
    if (!decided.oneDeadline().isEmpty()) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DUE, "meetings.register.due-words", due));
    } else if (!told.isEmpty()) {
      boolean late = told.stream().allMatch(one -> one.why().endsWith(".late"));
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS,
          late ? "meetings.register.late" : "meetings.register.in-minutes", told.size()));
    }
    if (told.size() < decided.decisions().size()) {
      says.add(SheetFinding.of(number, MeetingRegisterSheet.DECISIONS, "meetings.register.owed",
          decided.decisions().size() - told.size()));
    }
  }

  /** Those that are not known stand in the minutes until somebody says who is meant. */
  private Set<UUID> guests(int number, MeetingRegisterRow row, List<String> minutes, List<SheetFinding> says) {
    Set<UUID> guests = new LinkedHashSet<>();
    List<String> others = new ArrayList<>();
    for (String name : names.matcher().split(row.guests())) {
      List<UUID> meant = names.resolveAll(name);
      guests.addAll(meant);
      if (meant.isEmpty()) {
        others.add(name);
      }
    }
    if (guests.isEmpty() && usualOffice != null) {
      guests.add(usualOffice);
    }
    if (!others.isEmpty()) {
      minutes.add(words.apply("meetings.register.said.guests", String.join("; ", others)));
      says.add(
          SheetFinding.of(number, MeetingRegisterSheet.GUESTS, "meetings.register.unknown", String.join("; ", others)));
    }
    return guests;
  }
}
