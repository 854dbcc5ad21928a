package id.payung.meetings.registersheet;

import id.payung.accounts.Organisation;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingGuests;
import id.payung.meetings.MeetingRepository;
import id.payung.meetings.registersheet.MeetingRegisterLookup.KnownMeeting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetImport;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.Register;
import id.payung.platform.sheets.taken.RegisterAbout;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterChoice;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterNames;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.sheets.taken.TakenRow;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.undo.UndoHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The register of meetings. */
@Component
class MeetingRegister implements Register<MeetingRegisterRow, RegisteredMeeting>, UndoHandler<TakenRow> {
  private static final RegisterAbout ABOUT =
      new RegisterAbout("/meetings/import", "/meetings", "meetings.register", "register-pertemuan");
  private static final Role[] RECORDERS =
      {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE};
  private static final String OFFICE = "choice.office";
  private static final String LATE = "choice.late";

  private final MeetingRepository meetings;
  private final MeetingRegisterLookup lookup;
  private final MeetingGuests guests;
  private final RegencyDirectory regencies;
  private final ReferenceCatalogue reference;

  MeetingRegister(MeetingRepository meetings, MeetingRegisterLookup lookup, MeetingGuests guests,
      RegencyDirectory regencies, ReferenceCatalogue reference) {
    this.meetings = meetings;
    this.lookup = lookup;
    this.guests = guests;
    this.regencies = regencies;
    this.reference = reference;
  }

  @Override
  public RegisterAbout about() {
    return ABOUT;
  }

  @Override
  public SheetImport<MeetingRegisterRow> sheet() {
    return MeetingRegisterSheet.SHEET;
  }

  @Override
  public RegisterMatch<RegisteredMeeting> match(Actor actor, SheetPreview<MeetingRegisterRow> read,
      RegisterAnswers answers) {
    List<Organisation> known = guests.list(actor);
    List<RegisterChoice> choices = choices(actor, known, answers);
    Map<UUID, List<String>> called = new HashMap<>();
    Map<UUID, String> labels = new HashMap<>();
    known.forEach(one -> {
      called.put(one.id(), List.of(one.name(), one.shortName()));
      labels.put(one.id(), one.label());
    });
    RegisterNames names = new RegisterNames(actor.regency(),
        new NameMatcher(called, regencies.require(actor.regency()).name()), labels, List.of(), _ -> "", answers);
    MeetingRegisterMatcher matcher = new MeetingRegisterMatcher(actor.regency(), answers.today(), names,
        code -> reference.list("meetings/kinds").nameOf(code, Messages.INDONESIAN),
        Ids.parse(choices.getFirst().value()).orElse(null), choices.getLast().value().equals("owed"));
    List<RegisterRow<RegisteredMeeting>> rows = read.lines().stream().map(matcher::match).toList();
    List<Meeting> fresh =
        rows.stream().map(RegisterRow::entry).filter(Objects::nonNull).map(RegisteredMeeting::meeting).toList();
    List<KnownMeeting> kept = fresh.isEmpty() ? List.of()
        : lookup.list(actor, fresh.stream().map(Meeting::id).toList(),
            fresh.stream().map(Meeting::title).distinct().toList());
    return new RegisterMatch<>(MeetingRegisterMatcher.withoutKnown(rows, kept), names.listUnknown(), choices);
  }

  /** Who was there where a row names nobody that is known, and what becomes of decisions whose day has passed. */
  private static List<RegisterChoice> choices(Actor actor, List<Organisation> known, RegisterAnswers answers) {
    List<SelectOption> offices = new ArrayList<>();
    offices.add(SelectOption.of("", "–"));
    known.forEach(one -> offices.add(SelectOption.of(one.id().toString(), one.label())));
    String own = actor.organisations().stream().map(UUID::toString).sorted().findFirst().orElse("");
    String office = answers.isSaid(OFFICE) ? answers.to(OFFICE) : own;
    List<SelectOption> late = List.of(SelectOption.of("minutes", "meetings.register.late.minutes"),
        SelectOption.of("owed", "meetings.register.late.owed"));
    return List.of(
        new RegisterChoice(OFFICE, "meetings.register.usual-office", offices, List.of(),
            offices.stream().anyMatch(one -> one.value().equals(office)) ? office : ""),
        new RegisterChoice(LATE, "meetings.register.late.label", late, List.of(),
            answers.to(LATE).equals("owed") ? "owed" : "minutes"));
  }

  @Override
  public List<TakenRow> take(Actor actor, String fileName, List<RegisterRow<RegisteredMeeting>> rows) {
    List<RegisteredMeeting> entries =
        rows.stream().map(row -> Objects.requireNonNull(row.entry(), "a new one")).toList();
    List<Meeting> named =
        entries.stream().map(one -> RecordCopy.of(one.meeting()).with(Meeting::registerFile, fileName).make()).toList();
    Set<UUID> written =
        meetings.insertMeetings(actor, named, entries.stream().flatMap(one -> one.decisions().stream()).toList());
    return named.stream()
        .filter(one -> written.contains(one.id()))
        .map(one -> new TakenRow(one.id(), one.title()))
        .toList();
  }

  @Override
  public UndoHandler<TakenRow> undo() {
    return this;
  }

  @Override
  public String kind() {
    return "meetings.register";
  }

  @Override
  public Class<TakenRow> stepType() {
    return TakenRow.class;
  }

  @Override
  public String titleOf(TakenRow step) {
    return step.title();
  }

  @Override
  public void undo(Actor actor, TakenRow step) {
    if (!actor.hasAnyRole(RECORDERS)) {
      throw new Forbidden();
    }
    meetings.takeBackImported(actor, step.id(),
        IntStream.range(0, MeetingRegisterMatcher.MAX_DECISIONS)
            .mapToObj(place -> MeetingRegisterMatcher.decisionId(actor.regency(), step.id(), place))
            .collect(Collectors.toSet()));
  }
}
