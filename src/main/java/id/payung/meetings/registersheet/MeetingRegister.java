package id.payung.meetings.registersheet;

import id.payung.accounts.Organisation;
import id.payung.meetings.ForMeetingRecorders;
import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingGuests;
import id.payung.meetings.MeetingRepository;
import id.payung.meetings.registersheet.MeetingRegisterLookup.KnownMeeting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.ImportedRegisterRow;
import id.payung.platform.sheets.taken.KnownName;
import id.payung.platform.sheets.taken.NameGroup;
import id.payung.platform.sheets.taken.RecordRegisterKind;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterChoice;
import id.payung.platform.sheets.taken.RegisterDescription;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterNames;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.access.AccessRoles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The register of meetings. */
@Component
class MeetingRegister implements RecordRegisterKind<MeetingRegisterRow, RegisteredMeeting> {
  private static final RegisterDescription ABOUT =
      new RegisterDescription("/meetings/import", "/meetings", "meetings.register", "register-pertemuan", null);
  private static final String LATE = "choice.late";
  private static final String UNPAIRED = "choice.unpaired";

  private final MeetingRepository meetings;
  private final MeetingRegisterLookup lookup;
  private final MeetingGuests guests;
  private final RegencyDirectory regencies;
  private final ReferenceCatalogue reference;
  private final Messages messages;

  MeetingRegister(MeetingRepository meetings, MeetingRegisterLookup lookup, MeetingGuests guests,
      RegencyDirectory regencies, ReferenceCatalogue reference, Messages messages) {
    this.meetings = meetings;
    this.lookup = lookup;
    this.guests = guests;
    this.regencies = regencies;
    this.reference = reference;
    this.messages = messages;
  }

  @Override
  public RegisterDescription about() {
    return ABOUT;
  }

  @Override
  public SheetDefinition<MeetingRegisterRow> sheet() {
    return MeetingRegisterSheet.SHEET;
  }

  @Override
  public RegisterMatch<RegisteredMeeting> match(Actor actor, SheetPreview<MeetingRegisterRow> read,
      RegisterAnswers answers) {
    List<Organisation> organisations = guests.list(actor);
    List<KnownName> known = organisations.stream().map(one -> one.called(one.label())).toList();
    List<RegisterChoice> choices = choices(actor, known, answers);
    RegisterChoice unpaired = unpaired(answers);
    RegisterNames names = new RegisterNames(actor.regency(), regencies.require(actor.regency()).name(), known,
        groups(organisations), List.of(), _ -> "", answers);
    MeetingRegisterMatcher matcher = new MeetingRegisterMatcher(actor.regency(), answers.today(), names,
        code -> reference.list("meetings/kinds").nameOf(code, Messages.INDONESIAN),
        (key, said) -> messages.text(Messages.INDONESIAN, key, said), choices.getFirst().id(),
        choices.getLast().value().equals("owed"), unpaired.value().equals("minutes"));
    List<RegisterRow<RegisteredMeeting>> rows = read.lines().stream().map(matcher::match).toList();
    Map<RegisterRow<RegisteredMeeting>, KnownMeeting> there = MeetingRegisterMatcher.findKnown(rows, kept(actor, rows));
    return new RegisterMatch<>(MeetingRegisterMatcher.withoutKnown(rows, there, lacking(actor, there)),
        names.listUnknown(), names.countUnasked(),
        matcher.metUnpaired() ? Stream.concat(choices.stream(), Stream.of(unpaired)).toList() : choices);
  }

  private List<KnownMeeting> kept(Actor actor, List<RegisterRow<RegisteredMeeting>> rows) {
    List<UUID> records = rows.stream().map(RegisterRow::record).filter(Objects::nonNull).toList();
    return records.isEmpty() ? List.of()
        : lookup.list(actor, records,
            rows.stream()
                .map(RegisterRow::entry)
                .filter(Objects::nonNull)
                .map(RegisteredMeeting::titleOfDay)
                .collect(Collectors.toSet()));
  }

  /** Meetings that are there and do not say all that their row does. */
  private Set<UUID> lacking(Actor actor, Map<RegisterRow<RegisteredMeeting>, KnownMeeting> there) {
    Map<UUID, RegisteredMeeting> said = new HashMap<>();
    there.forEach((row, known) -> {
      RegisteredMeeting entry = row.entry();
      if (entry != null && !entry.decided().isBlank()) {
        said.put(known.id(), entry);
      }
    });
    return lookup.listWithout(actor, said);
  }

  /** Who is meant by "semua OPD" and the like. */
  private static List<NameGroup> groups(List<Organisation> known) {
    return List.of(group(known, "offices", "opd", "secretariat", "council"),
        group(known, "districts", "district-office"),
        group(known, "villages", "village-government", "kelurahan-office"));
  }

  private static NameGroup group(List<Organisation> known, String code, String... kinds) {
    Set<String> among = Set.of(kinds);
    return new NameGroup(code, "meetings.register.all." + code,
        known.stream().filter(one -> among.contains(one.kind())).map(Organisation::id).toList());
  }

  /** Who was there where a row names nobody that is known, and what becomes of decisions whose day has passed. */
  private static List<RegisterChoice> choices(Actor actor, List<KnownName> known, RegisterAnswers answers) {
    List<SelectOption> late = List.of(SelectOption.of("minutes", "meetings.register.late.minutes"),
        SelectOption.of("owed", "meetings.register.late.owed"));
    return List.of(RegisterChoice.ofOffice(actor, answers, "meetings.register.usual-office", known),
        RegisterChoice.of(answers, LATE, "meetings.register.late.label", late, "minutes"));
  }

  /** What becomes of decisions of which it is not clear who owes which, or until when. */
  private static RegisterChoice unpaired(RegisterAnswers answers) {
    List<SelectOption> offered = List.of(SelectOption.of("wait", "meetings.register.unpaired.wait"),
        SelectOption.of("minutes", "meetings.register.unpaired.minutes"));
    return RegisterChoice.of(answers, UNPAIRED, "meetings.register.unpaired.label", offered, "wait");
  }

  @Override
  public List<ImportedRegisterRow> take(Actor actor, String fileName, List<RegisterRow<RegisteredMeeting>> rows) {
    List<RegisteredMeeting> entries =
        rows.stream().map(row -> Objects.requireNonNull(row.entry(), "a new one")).toList();
    List<Meeting> named =
        entries.stream().map(one -> RecordCopy.of(one.meeting()).with(Meeting::registerFile, fileName).make()).toList();
    Set<UUID> written =
        meetings.insertMeetings(actor, named, entries.stream().flatMap(one -> one.decisions().stream()).toList());
    return named.stream()
        .filter(one -> written.contains(one.id()))
        .map(one -> new ImportedRegisterRow(one.id(), one.title()))
        .toList();
  }

  @Override
  public void undo(Actor actor, ImportedRegisterRow step) {
    if (!AccessRoles.isAllowed(actor, ForMeetingRecorders.class)) {
      throw new Forbidden();
    }
    meetings.takeBackImported(actor, step.id(),
        IntStream.range(0, MeetingRegisterMatcher.MAX_DECISIONS)
            .mapToObj(place -> MeetingRegisterMatcher.decisionId(actor.regency(), step.id(), place))
            .collect(Collectors.toSet()));
  }
}
