package id.payung.evidence.indexsheet;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.intake.InboxPlacement;
import id.payung.evidence.intake.InboxStep;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterAbout;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterChoice;
import id.payung.platform.sheets.taken.RegisterKind;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.regions.Region;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The index of evidence: says of many files of the inbox at once what they prove, for instance in last year. */
@Component
class EvidenceIndex implements RegisterKind<EvidenceIndexRow, IndexedFile, InboxStep> {
  private static final RegisterAbout ABOUT =
      new RegisterAbout("/evidence/import", "/evidence", "evidence.index", "indeks-data-dukung", "/evidence/new");
  private static final String YEAR = "choice.year";

  private final EvidenceIndexLookup lookup;
  private final EvidenceItemRepository items;
  private final EvidencePageLookup pages;
  private final EvidenceQuestionLoader questions;
  private final InboxPlacement placement;
  private final RegencyDirectory regencies;

  EvidenceIndex(EvidenceIndexLookup lookup, EvidenceItemRepository items, EvidencePageLookup pages,
      EvidenceQuestionLoader questions, InboxPlacement placement, RegencyDirectory regencies) {
    this.lookup = lookup;
    this.items = items;
    this.pages = pages;
    this.questions = questions;
    this.placement = placement;
    this.regencies = regencies;
  }

  @Override
  public RegisterAbout about() {
    return ABOUT;
  }

  @Override
  public SheetDefinition<EvidenceIndexRow> sheet() {
    return EvidenceIndexSheet.SHEET;
  }

  @Override
  public RegisterMatch<IndexedFile> match(Actor actor, SheetPreview<EvidenceIndexRow> read, RegisterAnswers answers) {
    EvidenceQuestionCatalogue catalogue = questions.loadCatalogue(actor, List.of());
    RegisterChoice year = year(catalogue.open(), answers);
    EvidenceIndexQuestions offered = new EvidenceIndexQuestions(catalogue.open()
        .stream()
        .filter(one -> one.code().equals(year.value()))
        .flatMap(one -> EvidenceQuestionLoader.listOffered(actor, catalogue, one).stream())
        .toList());
    Set<String> names = new HashSet<>();
    read.lines()
        .stream()
        .map(SheetPreview.Line::value)
        .filter(Objects::nonNull)
        .forEach(row -> names.addAll(EvidenceIndexFiles.namesOf(row)));
    EvidenceIndexLookup.NamedFiles found = lookup.listByNames(actor, names);
    List<EvidenceItem> named = mine(actor, found.items());
    List<EvidenceItem> same = mine(actor, lookup.listPlacedByBytes(actor,
        named.stream().map(EvidenceItem::sha256).filter(Objects::nonNull).distinct().toList()));
    Set<EvidenceIndexLookup.UsedFile> used = Set.copyOf(lookup.listUses(actor, year.value(),
        Stream.concat(named.stream(), same.stream()).map(EvidenceItem::id).distinct().toList()));
    EvidenceIndexMatcher matcher = new EvidenceIndexMatcher(answers.today(), year.value(), offered,
        new EvidenceIndexFiles(named, same, found.crowded()), names(actor), used);
    return new RegisterMatch<>(read.lines().stream().map(matcher::match).toList(), List.of(), 0, List.of(year));
  }

  private static List<EvidenceItem> mine(Actor actor, List<EvidenceItem> all) {
    return all.stream().filter(item -> EvidenceAccessPolicy.mayEdit(actor, item)).toList();
  }

  /** The year before the newest, where that takes proofs still. */
  private static RegisterChoice year(List<OpenEvaluation> open, RegisterAnswers answers) {
    List<SelectOption> years = open.stream()
        .filter(one -> !one.locked() || !one.reopened().isEmpty())
        .map(one -> SelectOption.of(one.code(), one.code()))
        .toList();
    return years.isEmpty()
        ? RegisterChoice.of(answers, YEAR, "evidence.index.year",
            List.of(SelectOption.of("", "evidence.index.no-year")), "")
        : RegisterChoice.of(answers, YEAR, "evidence.index.year", years, years.get(years.size() > 1 ? 1 : 0).value());
  }

  private EvidenceIndexMatcher.Names names(Actor actor) {
    Map<UUID, String> labels = new HashMap<>();
    List<Region> villages = pages.listSelectableVillages(actor);
    villages.forEach(one -> labels.put(one.id(), one.label()));
    List<Organisation> offices = pages.listFilterOffices(actor);
    offices.forEach(one -> labels.put(one.id(), one.label()));
    return new EvidenceIndexMatcher.Names(NameMatcher.amongVillages(villages.stream().map(Region::called).toList()),
        NameMatcher.among(offices.stream().map(one -> one.called(one.label())).toList(),
            regencies.require(actor.regency()).name()),
        labels);
  }

  /** Each is a transaction of its own; what a rule refuses meanwhile stays where it is and waits the next time. */
  @Override
  public List<InboxStep> take(Actor actor, String fileName, List<RegisterRow<IndexedFile>> rows) {
    return BulkRun.each(rows, RegisterRow::title, row -> {
      IndexedFile file = Objects.requireNonNull(row.entry(), "a new one");
      EvidenceItem item = items.require(actor, file.item());
      EvidenceAccessPolicy.requireMayEdit(actor, item);
      RecordCopy<EvidenceItemForm> form =
          item.unplaced() ? RecordCopy.of(file.form()) : RecordCopy.of(file.form()).withAll(item, "pages");
      return placement.place(actor, item, form.with(EvidenceItemForm::version, item.version()).make()).step();
    }).done();
  }

  @Override
  public Class<InboxStep> stepType() {
    return InboxStep.class;
  }

  @Override
  public String titleOf(InboxStep step) {
    return placement.titleOf(step);
  }

  @Override
  public void undo(Actor actor, InboxStep step) {
    placement.undo(actor, step);
  }
}
