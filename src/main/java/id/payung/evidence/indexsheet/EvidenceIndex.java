package id.payung.evidence.indexsheet;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.intake.EvidenceInboxPlacement;
import id.payung.evidence.intake.EvidenceInboxUndoStep;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterChoice;
import id.payung.platform.sheets.taken.RegisterDescription;
import id.payung.platform.sheets.taken.RegisterKind;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.regions.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The index of evidence: says of many files of the inbox at once what they prove, for instance in last year. */
@Component
class EvidenceIndex implements RegisterKind<EvidenceIndexRow, IndexedEvidenceFile, EvidenceInboxUndoStep> {
  private static final RegisterDescription ABOUT =
      new RegisterDescription("/evidence/import", "/evidence", "evidence.index", "indeks-data-dukung", "/evidence/new");
  private static final String YEAR = "choice.year";

  private final EvidenceIndexLookup lookup;
  private final EvidenceItemRepository items;
  private final EvidenceNameLookup pages;
  private final EvidenceQuestionLoader questions;
  private final EvidenceInboxPlacement placement;
  private final RegencyDirectory regencies;
  private final ObjectProvider<EvaluationDirectory> evaluations;

  EvidenceIndex(EvidenceIndexLookup lookup, EvidenceItemRepository items, EvidenceNameLookup pages,
      EvidenceQuestionLoader questions, EvidenceInboxPlacement placement, RegencyDirectory regencies,
      ObjectProvider<EvaluationDirectory> evaluations) {
    this.evaluations = evaluations;
    this.lookup = lookup;
    this.items = items;
    this.pages = pages;
    this.questions = questions;
    this.placement = placement;
    this.regencies = regencies;
  }

  @Override
  public RegisterDescription about() {
    return ABOUT;
  }

  @Override
  public SheetDefinition<EvidenceIndexRow> sheet() {
    return EvidenceIndexSheet.SHEET;
  }

  @Override
  public RegisterMatch<IndexedEvidenceFile> match(Actor actor, SheetPreview<EvidenceIndexRow> read,
      RegisterAnswers answers) {
    EvidenceQuestionCatalogue catalogue = questions.loadCatalogue(actor, List.of());
    RegisterChoice year = year(catalogue.open(), answers);
    String shut = findShutYear(year, answers);
    if (shut != null) {
      return new RegisterMatch<>(read.lines().stream().map(line -> waiting(line, shut)).toList(), List.of(), 0,
          List.of(year));
    }
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
    EvidencePlaceChoices places = new EvidencePlaceChoices(answers);
    EvidenceIndexMatcher matcher = new EvidenceIndexMatcher(answers.today(), year.value(), offered,
        new EvidenceIndexFiles(named, same, found.crowded()), places, names(actor), used);
    List<RegisterRow<IndexedEvidenceFile>> rows = read.lines().stream().map(matcher::match).toList();
    return new RegisterMatch<>(rows, List.of(), 0, Stream.concat(Stream.of(year), places.list().stream()).toList());
  }

  private static List<EvidenceItem> mine(Actor actor, List<EvidenceItem> all) {
    return all.stream().filter(item -> EvidenceAccessPolicy.mayEdit(actor, item)).toList();
  }

  /**
   * The year that was said and takes nothing any more, closed or locked since; empty where no year takes anything. An
   * index is never put into another year than the one that was said.
   */
  private static @Nullable String findShutYear(RegisterChoice year, RegisterAnswers answers) {
    String said = answers.to(YEAR);
    return year.value().isEmpty() ? "" : said.isEmpty() || said.equals(year.value()) ? null : said;
  }

  private static RegisterRow<IndexedEvidenceFile> waiting(SheetPreview.Line<EvidenceIndexRow> line, String year) {
    EvidenceIndexRow row = line.value();
    String title = row == null ? "" : row.title().isEmpty() ? row.file() : row.title();
    return RegisterRow.waiting(line.number(), title,
        List.of(year.isEmpty() ? SheetFinding.of(line.number(), null, "evidence.index.no-year")
            : SheetFinding.of(line.number(), null, "evidence.index.year-closed", year)),
        null);
  }

  /** Which years an index may be for, said before it is uploaded. */
  @Override
  public List<SheetFinding> remarks(Actor actor) {
    List<OpenEvaluation> open = evaluations.getObject().listOpen(actor.regency());
    String free = codes(open.stream().filter(one -> !one.locked()));
    String reopened = codes(open.stream().filter(one -> one.locked() && !one.reopened().isEmpty()));
    List<SheetFinding> said = new ArrayList<>();
    if (!free.isEmpty()) {
      said.add(SheetFinding.of(0, null, "evidence.index.years-open", free));
    }
    if (!reopened.isEmpty()) {
      said.add(SheetFinding.of(0, null, "evidence.index.years-reopened", reopened));
    }
    return said.isEmpty() ? List.of(SheetFinding.of(0, null, "evidence.index.no-year")) : said;
  }

  private static String codes(Stream<OpenEvaluation> years) {
    return years.map(OpenEvaluation::code).collect(Collectors.joining(", "));
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
  public List<EvidenceInboxUndoStep> take(Actor actor, String fileName, List<RegisterRow<IndexedEvidenceFile>> rows) {
    return BulkRun.each(rows, RegisterRow::title, row -> {
      IndexedEvidenceFile file = Objects.requireNonNull(row.entry(), "a new one");
      EvidenceItem item = items.require(actor, file.item());
      EvidenceAccessPolicy.requireMayEdit(actor, item);
      RecordCopy<EvidenceItemForm> form =
          item.unplaced() ? RecordCopy.of(file.form()) : RecordCopy.of(file.form()).withAll(item, "pages");
      return placement.place(actor, item, form.with(EvidenceItemForm::version, item.version()).make()).step();
    }).done();
  }

  @Override
  public Class<EvidenceInboxUndoStep> stepType() {
    return EvidenceInboxUndoStep.class;
  }

  @Override
  public String titleOf(EvidenceInboxUndoStep step) {
    return placement.titleOf(step);
  }

  @Override
  public void undo(Actor actor, EvidenceInboxUndoStep step) {
    placement.undo(actor, step);
  }
}
