package id.payung.agreements.plansheet;

import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanText;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.RegionRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a sheet beside a draft: what is wrong, row by row, and what would change. */
@Component
class PlanSheetReader {
  /** An activity of a plan lies in its year; some began before it or end a little later. */
  private static final int YEARS_BEFORE = 3;
  private static final int YEARS_BEHIND = 3;

  private final PlanSheet sheet;
  private final PlanDraftEditor draftEditor;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final AgreementFormOptions formOptions;

  PlanSheetReader(PlanSheet sheet, PlanDraftEditor draftEditor, OrganisationRepository organisations,
      RegionRepository regions, AgreementFormOptions formOptions) {
    this.sheet = sheet;
    this.draftEditor = draftEditor;
    this.organisations = organisations;
    this.regions = regions;
    this.formOptions = formOptions;
  }

  /** Without an id: nothing is kept by reading. */
  PlanImportPreview read(Actor actor, PlanVersionContent content, Path file, Map<String, String> answers) {
    Instrument instrument = formOptions.newestInstrument();
    PlanSheetParser parser =
        new PlanSheetParser(content, organisations.listActiveByKinds(actor, formOptions.allOrganisationKinds()),
            regions.listVillages(actor.regency()), instrument);
    Map<Integer, PlanSheetRow> firstRows = new HashMap<>();
    Map<Integer, Set<Long>> lines = new HashMap<>();
    int year = content.plan().year();
    SheetPreview<PlanSheetRow> preview = sheet.definition()
        .read(file,
            SheetAnswers.nearYears(year - YEARS_BEFORE, year + YEARS_BEHIND)
                .with(answers)
                .amongCodes(instrument.questions().map(Instrument.Question::code)))
        .withFindingsOf((row, value, findings) -> parser.checkRow(row, value, findings, firstRows, lines));
    List<PlanSheetRow> right = rightRows(preview);
    List<ActivityChange> changes = parser.toChanges(right);
    Map<Integer, List<SheetFinding>> rules = checkRules(actor, content, changes, preview);
    preview = preview.withFindingsOf((row, _, findings) -> findings.addAll(rules.getOrDefault(row, List.of())));
    int activities = (int) right.stream().map(PlanSheetRow::number).distinct().count();
    Map<UUID, PlanVersionActivity> befores =
        content.activities().stream().collect(Collectors.toMap(PlanVersionActivity::id, activity -> activity));
    return new PlanImportPreview(null, preview, preview.isValid() ? changes : List.of(), befores,
        activities - changes.size());
  }

  /** Rows of activities in which nothing is wrong: the rules of the plan are asked about them whatever others say. */
  private static List<PlanSheetRow> rightRows(SheetPreview<PlanSheetRow> preview) {
    Set<Integer> wrong = new HashSet<>();
    for (SheetPreview.Line<PlanSheetRow> line : preview.lines()) {
      if (line.value() != null && !line.isValid()) {
        wrong.add(line.value().number());
      }
    }
    return preview.lines()
        .stream()
        .filter(SheetPreview.Line::isValid)
        .map(line -> Objects.requireNonNull(line.value()))
        .filter(row -> !wrong.contains(row.number()))
        .toList();
  }

  /** The rules of the plan, asked before anything is written, so that the report comes row by row. */
  private Map<Integer, List<SheetFinding>> checkRules(Actor actor, PlanVersionContent content,
      List<ActivityChange> changes, SheetPreview<PlanSheetRow> preview) {
    Map<UUID, PlanText> before = content.texts().stream().collect(Collectors.toMap(PlanText::activity, text -> text));
    Map<Integer, List<SheetFinding>> findings = new HashMap<>();
    int room = PlanDraftEditor.MAX_ACTIVITIES - before.size();
    for (ActivityChange change : changes) {
      try {
        if (!before.containsKey(change.text().id()) && --room < 0) {
          throw new Invalid("number", "agreements.wrong.too-many-activities");
        }
        draftEditor.validate(actor, content.plan(), change, before);
      } catch (Invalid invalid) {
        int row = rowOf(preview, change.text().number());
        invalid.fields()
            .values()
            .forEach(key -> findings.computeIfAbsent(row, _ -> new ArrayList<>()).add(SheetFinding.of(row, null, key)));
      }
    }
    return findings;
  }

  private static int rowOf(SheetPreview<PlanSheetRow> preview, int activity) {
    return preview.lines()
        .stream()
        .filter(line -> line.value() != null && line.value().number() == activity)
        .findFirst()
        .map(SheetPreview.Line::number)
        .orElseThrow();
  }
}
