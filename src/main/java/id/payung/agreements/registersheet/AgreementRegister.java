package id.payung.agreements.registersheet;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.registersheet.AgreementRegisterLookup.KnownAgreement;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.ImportedRegisterRow;
import id.payung.platform.sheets.taken.KnownName;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RecordRegisterKind;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterChoice;
import id.payung.platform.sheets.taken.RegisterDescription;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterNames;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The register of agreements. */
@Component
class AgreementRegister implements RecordRegisterKind<AgreementRegisterRow, AgreementContents.Signed> {
  /** Message key of why one has ended. */
  static final String OVER = "agreements.register.term-over";

  private static final RegisterDescription ABOUT =
      new RegisterDescription("/agreements/import", "/agreements", "agreements.register", "register-kerja-sama", null);
  private static final String KIND = "choice.kind";

  private final AgreementRegistration registration;
  private final AgreementRegisterLookup lookup;
  private final AgreementFormOptions options;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final ReferenceCatalogue reference;

  AgreementRegister(AgreementRegistration registration, AgreementRegisterLookup lookup, AgreementFormOptions options,
      OrganisationRepository organisations, RegionRepository regions, RegencyDirectory regencies,
      ReferenceCatalogue reference) {
    this.registration = registration;
    this.lookup = lookup;
    this.options = options;
    this.organisations = organisations;
    this.regions = regions;
    this.regencies = regencies;
    this.reference = reference;
  }

  @Override
  public RegisterDescription about() {
    return ABOUT;
  }

  @Override
  public SheetDefinition<AgreementRegisterRow> sheet() {
    return AgreementRegisterSheet.SHEET;
  }

  @Override
  public RegisterMatch<AgreementContents.Signed> match(Actor actor, SheetPreview<AgreementRegisterRow> read,
      RegisterAnswers answers) {
    List<Organisation> known = organisations.listActive(actor);
    List<RegisterChoice> choices = choices(actor, known, answers);
    RegisterNames names = names(actor, known, answers);
    AgreementRegisterMatcher matcher = new AgreementRegisterMatcher(actor, answers.today(), names,
        NameMatcher.amongVillages(regions.listVillages(actor.regency()).stream().map(Region::called).toList()),
        new AgreementKindWords(reference.list("agreements/kinds").entries(), choices.getLast().value()),
        choices.getFirst().id());
    List<RegisterRow<AgreementContents.Signed>> rows =
        read.lines().stream().map(line -> matcher.match(line, "")).toList();
    List<UUID> records = rows.stream().map(RegisterRow::record).filter(Objects::nonNull).toList();
    List<KnownAgreement> kept = records.isEmpty() ? List.of()
        : lookup.list(actor, records,
            rows.stream().map(RegisterRow::title).filter(title -> !title.isEmpty()).distinct().toList(),
            rows.stream()
                .map(RegisterRow::entry)
                .filter(Objects::nonNull)
                .flatMap(paper -> paper.draft().parties().stream())
                .map(AgreementParty::number)
                .filter(number -> !number.isBlank())
                .distinct()
                .toList());
    AgreementTwinPolicy twins = new AgreementTwinPolicy(kept, answers);
    List<RegisterRow<AgreementContents.Signed>> judged = twins.apply(AgreementRegisterMatcher.withoutKnown(rows, kept));
    return new RegisterMatch<>(judged, names.listUnknown(), names.countUnasked(), choices, twins.doubts(),
        judged.stream().flatMap(AgreementRegister::newPartners).collect(Collectors.toSet()).size());
  }

  /** Partners that a row would make. */
  private static Stream<UUID> newPartners(RegisterRow<AgreementContents.Signed> row) {
    AgreementContents.Signed paper = row.entry();
    return paper == null || row.outcome() != RegisterRow.Outcome.NEW ? Stream.of()
        : paper.draft().newPartners().stream().map(AgreementContents.NewPartner::id);
  }

  private RegisterNames names(Actor actor, List<Organisation> known, RegisterAnswers answers) {
    List<SelectOption> kinds =
        actor.hasRegencyWideReach() ? options.partnerKindOptions(Messages.INDONESIAN) : List.of();
    return new RegisterNames(actor.regency(), regencies.require(actor.regency()).name(),
        known.stream().map(one -> one.called(one.name())).toList(), List.of(), kinds, PartnerKindWords::guess, answers);
  }

  /** The first side where a row names none, and the kind where it says none. */
  private List<RegisterChoice> choices(Actor actor, List<Organisation> known, RegisterAnswers answers) {
    Set<String> government = Set.copyOf(reference.list("accounts/organisation-kinds")
        .entries()
        .stream()
        .filter(kind -> kind.text("group").equals("government"))
        .map(CodeListEntry::code)
        .toList());
    List<KnownName> offices = known.stream()
        .filter(one -> actor.hasRegencyWideReach() ? government.contains(one.kind())
            : actor.organisations().contains(one.id()))
        .sorted(Organisation.BY_LABEL)
        .map(one -> one.called(one.label()))
        .toList();
    List<SelectOption> kinds = reference.list("agreements/kinds")
        .entries()
        .stream()
        .filter(kind -> !kind.flag("needsParent"))
        .map(kind -> SelectOption.of(kind.code(), kind.nameIn(Messages.INDONESIAN)))
        .toList();
    return List.of(RegisterChoice.ofOffice(actor, answers, "agreements.register.usual-office", offices),
        RegisterChoice.of(answers, KIND, "agreements.register.usual-kind", kinds, "pks"));
  }

  @Override
  public List<ImportedRegisterRow> take(Actor actor, String fileName,
      List<RegisterRow<AgreementContents.Signed>> rows) {
    List<AgreementContents.Signed> papers = rows.stream()
        .map(row -> Objects.requireNonNull(row.entry(), "a new one"))
        .map(paper -> new AgreementContents.Signed(paper.draft(), paper.signedOn(), paper.ending(), fileName,
            paper.row()))
        .toList();
    AgreementRegistration.WrittenPapers written = registration.registerSigned(actor, papers);
    return papers.stream()
        .map(AgreementContents.Signed::draft)
        .filter(draft -> written.agreements().contains(draft.id()))
        .map(draft -> new ImportedRegisterRow(draft.id(), draft.text().title(),
            draft.newPartners()
                .stream()
                .map(AgreementContents.NewPartner::id)
                .filter(written.partners()::contains)
                .toList()))
        .toList();
  }

  @Override
  public void undo(Actor actor, ImportedRegisterRow step) {
    registration.takeBackSigned(actor, step.id(), step.added());
  }
}
