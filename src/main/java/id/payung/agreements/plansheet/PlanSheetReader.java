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
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.RegionRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a sheet beside a draft: what is wrong, row by row, and what would change. */
@Component
class PlanSheetReader {
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

  /** With an id when the sheet is right and changes something. */
  ImportPreview read(Actor actor, PlanVersionContent content, Path file) {
    PlanSheetParser parser =
        new PlanSheetParser(content, organisations.listActiveByKinds(actor, formOptions.allOrganisationKinds()),
            regions.listVillages(actor.regency()), formOptions.newestInstrument());
    Map<Integer, PlanSheetRow> firstRows = new HashMap<>();
    Map<Integer, Set<Long>> lines = new HashMap<>();
    SheetPreview<PlanSheetRow> preview = sheet.definition()
        .read(file)
        .withFindingsOf((row, value, findings) -> parser.checkRow(row, value, findings, firstRows, lines));
    if (!preview.isValid()) {
      return new ImportPreview(null, preview.findings(), preview.unknownHeadings(), List.of(), Map.of(), 0);
    }
    List<ActivityChange> wishes = parser.toChanges(preview.values());
    int activities = (int) preview.values().stream().map(PlanSheetRow::number).distinct().count();
    Map<UUID, PlanVersionActivity> befores =
        content.activities().stream().collect(Collectors.toMap(PlanVersionActivity::id, activity -> activity));
    List<SheetFinding> findings = checkRules(actor, content, wishes, preview);
    boolean takeable = findings.isEmpty() && !wishes.isEmpty();
    return new ImportPreview(takeable ? Ids.next() : null, findings, preview.unknownHeadings(),
        findings.isEmpty() ? wishes : List.of(), befores, activities - wishes.size());
  }

  /** The rules of the plan, asked before anything is written, so that the report comes row by row. */
  private List<SheetFinding> checkRules(Actor actor, PlanVersionContent content, List<ActivityChange> wishes,
      SheetPreview<PlanSheetRow> preview) {
    Map<UUID, PlanText> before = content.texts().stream().collect(Collectors.toMap(PlanText::activity, text -> text));
    List<SheetFinding> findings = new ArrayList<>();
    for (ActivityChange change : wishes) {
      try {
        draftEditor.validate(actor, content.plan(), change, before);
      } catch (Invalid invalid) {
        int row = rowOf(preview, change.text().number());
        invalid.fields().values().forEach(key -> findings.add(SheetFinding.of(row, null, key)));
      }
    }
    return findings;
  }

  private static int rowOf(SheetPreview<PlanSheetRow> preview, int activity) {
    for (SheetPreview.Line<PlanSheetRow> line : preview.lines()) {
      PlanSheetRow value = line.value();
      if (value != null && value.number() == activity) {
        return line.number();
      }
    }
    return 0;
  }
}
