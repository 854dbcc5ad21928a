package id.payung.agreements.plansheet;

import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.JointPlanRepository;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionActivityRepository;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.RegionRepository;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A plan from a sheet: looked at whole, taken whole or not at all, and undone as a whole. Only who sent it sees it. */
@Component
@Transactional
public class PlanImport {
  private static final TypeReference<List<ActivityChange>> CHANGE_LIST = new TypeReference<>() {};
  private static final TypeReference<Map<UUID, Integer>> SAVE_NUMBERS = new TypeReference<>() {};
  private static final int MAX_LISTED = 20;

  private final JdbcClient jdbc;
  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final PlanVersionActivityRepository versionActivities;
  private final JointPlanRepository planRepository;
  private final PlanSheet sheet;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final AgreementFormOptions formOptions;
  private final AuditTrailRepository trail;
  private final JsonMapper json;
  private final Clock clock;

  PlanImport(JdbcClient jdbc, JointPlanDirectory plans, PlanDraftEditor draftEditor,
      PlanVersionActivityRepository versionActivities, JointPlanRepository planRepository, PlanSheet sheet,
      OrganisationRepository organisations, RegionRepository regions, AgreementFormOptions formOptions,
      AuditTrailRepository trail, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.versionActivities = versionActivities;
    this.planRepository = planRepository;
    this.sheet = sheet;
    this.organisations = organisations;
    this.regions = regions;
    this.formOptions = formOptions;
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  /** One sheet that was sent. */
  public record ImportBatch(UUID id, UUID plan, int planVersion, String personName, String fileName, Instant at,
      int added, int changed, @Nullable Instant takenAt, @Nullable Instant undoneAt, @Nullable String undoneReason) {
    public boolean mayBeUndone() {
      return takenAt != null && undoneAt == null;
    }
  }

  /**
   * What a sheet would do.
   *
   * @param id null when it has findings, or changes nothing: then nothing is kept
   */
  public record ImportPreview(@Nullable UUID id, List<SheetFinding> findings, List<String> ignored,
      List<ActivityChange> changes, Map<UUID, PlanVersionActivity> previous, int unchanged) {
    public int added() {
      return (int) changes.stream().filter(wish -> !previous.containsKey(wish.text().id())).count();
    }

    public int changed() {
      return changes.size() - added();
    }
  }

  /** Reads a sheet and says of every row what is wrong, and of the plan what would change. Nothing of it is taken. */
  ImportPreview preview(Actor actor, UUID planId, Path file, String fileName) {
    JointPlan plan = plans.require(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, plan, draft);
    PlanSheetParser reader =
        new PlanSheetParser(content, organisations.listActiveByKinds(actor, formOptions.allOrganisationKinds()),
            regions.listVillages(actor.regency()), formOptions.newestInstrument());
    Map<Integer, PlanSheetRow> firstRows = new HashMap<>();
    Map<Integer, Set<Long>> lines = new HashMap<>();
    SheetPreview<PlanSheetRow> preview = sheet.definition()
        .read(file)
        .withFindingsOf((row, value, findings) -> reader.checkRow(row, value, findings, firstRows, lines));
    if (!preview.isValid()) {
      return new ImportPreview(null, preview.findings(), preview.unknownHeadings(), List.of(), Map.of(), 0);
    }
    List<PlanSheetRow> values = preview.values();
    List<ActivityChange> wishes = reader.toChanges(values);
    int activities = (int) values.stream().map(PlanSheetRow::number).distinct().count();
    Map<UUID, PlanVersionActivity> befores = new HashMap<>();
    content.activities().forEach(activity -> befores.put(activity.id(), activity));
    List<SheetFinding> findings = checkRules(actor, plan, content, wishes, preview);
    if (!findings.isEmpty() || wishes.isEmpty()) {
      return new ImportPreview(null, findings, preview.unknownHeadings(), findings.isEmpty() ? wishes : List.of(),
          befores, activities - wishes.size());
    }
    ImportPreview good = new ImportPreview(Ids.next(), List.of(), preview.unknownHeadings(), wishes, befores,
        activities - wishes.size());
    insertBatch(actor, plan, draft, good, fileName);
    return good;
  }

  /** The rules of the plan, asked before anything is written, so that the report comes row by row. */
  private List<SheetFinding> checkRules(Actor actor, JointPlan plan, JointPlanDirectory.PlanVersionContent content,
      List<ActivityChange> wishes, SheetPreview<PlanSheetRow> preview) {
    Map<UUID, PlanVersionActivityRepository.SavedActivity> before =
        versionActivities.mapByActivity(actor, plan.id(), content.version().number());
    List<SheetFinding> findings = new ArrayList<>();
    for (ActivityChange change : wishes) {
      try {
        draftEditor.validate(actor, plan, change, before);
      } catch (Invalid invalid) {
        int row = preview.lines()
            .stream()
            .filter(
                line -> line.value() != null && Objects.requireNonNull(line.value()).number() == change.text().number())
            .findFirst()
            .map(SheetPreview.Line::number)
            .orElse(0);
        invalid.fields().values().forEach(key -> findings.add(SheetFinding.of(row, null, key)));
      }
    }
    return findings;
  }

  private void insertBatch(Actor actor, JointPlan plan, PlanVersion draft, ImportPreview preview, String fileName) {
    jdbc.sql("""
        INSERT INTO agreements.plan_import (regency, id, plan, plan_version, person, person_name, file_name, at,
          based_on, wishes, added, changed)
        VALUES (:regency, :id, :plan, :version, :person, :name, :file, :now, :basedOn, CAST(:wishes AS jsonb),
          :added, :changed)
        """)
        .param("regency", actor.regency())
        .param("id", preview.id())
        .param("plan", plan.id())
        .param("version", draft.number())
        .param("person", actor.requirePerson())
        .param("name", actor.name())
        .param("file", fileName.length() > 200 ? fileName.substring(0, 200) : fileName)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("basedOn", draft.version())
        .param("wishes", json.writeValueAsString(preview.changes()))
        .param("added", preview.added())
        .param("changed", preview.changed())
        .update();
  }

  private record LockedBatch(ImportBatch about, int basedOn, @Nullable String wishes, @Nullable String befores,
      @Nullable String afters) {}

  private LockedBatch lockBatch(Actor actor, UUID planId, UUID id) {
    return jdbc
        .sql("SELECT * FROM agreements.plan_import WHERE regency = :regency AND id = :id AND plan = :plan AND person = "
            + ":person FOR UPDATE")
        .param("regency", actor.regency())
        .param("id", id)
        .param("plan", planId)
        .param("person", actor.requirePerson())
        .query((row, n) -> new LockedBatch(readBatch(row), row.getInt("based_on"), row.getString("wishes"),
            row.getString("befores"), row.getString("afters")))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /** Takes the whole sheet; sent twice it is taken once. */
  ImportBatch apply(Actor actor, UUID planId, UUID id) {
    JointPlan plan = planRepository.lock(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    LockedBatch batch = lockBatch(actor, planId, id);
    if (batch.about().takenAt() != null) {
      return batch.about();
    }
    if (batch.wishes() == null || batch.about().planVersion() != draft.number() || batch.basedOn() != draft.version()) {
      throw new Refused("agreements.refused.import-stale");
    }
    List<ActivityChange> wishes = json.readValue(batch.wishes(), CHANGE_LIST);
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, plan, draft);
    Map<UUID, PlanVersionActivityRepository.SavedActivity> before =
        versionActivities.mapByActivity(actor, planId, draft.number());
    List<ActivityChange> befores = new ArrayList<>();
    for (ActivityChange change : wishes) {
      PlanVersionActivityRepository.SavedActivity known = before.get(change.text().id());
      if (known != null) {
        befores.add(previousState(content, known.text()));
      }
    }
    draftEditor.saveActivities(actor, plan, draft, wishes, new HashMap<>(before));
    Map<UUID, PlanVersionActivityRepository.SavedActivity> after =
        versionActivities.mapByActivity(actor, planId, draft.number());
    Map<UUID, Integer> saves = new HashMap<>();
    wishes.forEach(wish -> saves.put(wish.text().id(),
        Objects.requireNonNull(after.get(wish.text().id()), "just saved").version()));
    jdbc.sql("""
        UPDATE agreements.plan_import SET taken_at = :now, wishes = NULL, befores = CAST(:befores AS jsonb),
          afters = CAST(:afters AS jsonb)
         WHERE regency = :regency AND id = :id
        """)
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("befores", json.writeValueAsString(befores))
        .param("afters", json.writeValueAsString(saves))
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    trail.recordWrite("plan", planId, "imported", List.of("activities"), null,
        new AuditTrailRepository.TrailReach(plan.organisations(), List.of()));
    return lockBatch(actor, planId, id).about();
  }

  private static ActivityChange previousState(JointPlanDirectory.PlanVersionContent content, PlanVersionActivity text) {
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (PlanVersionBudgetLine line : text.lines()) {
      Long amount = content.amountOf(line);
      if (line.guarded() && amount != null) {
        guarded.put(line.id(), amount);
      }
      stages.put(line.id(), content.stagesByLine().getOrDefault(line.id(), "proposed"));
    }
    return new ActivityChange(text, guarded, stages);
  }

  /** Undoes the whole import, unless somebody has changed one of its activities since. */
  void undo(Actor actor, UUID planId, UUID id, String reason) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    JointPlan plan = planRepository.lock(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    LockedBatch batch = lockBatch(actor, planId, id);
    if (batch.about().undoneAt() != null) {
      return;
    }
    if (!batch.about().mayBeUndone() || batch.befores() == null || batch.afters() == null) {
      throw new Refused("agreements.refused.import-over");
    }
    Map<UUID, Integer> saves = json.readValue(batch.afters(), SAVE_NUMBERS);
    Map<UUID, PlanVersionActivityRepository.SavedActivity> current =
        versionActivities.mapByActivity(actor, planId, draft.number());
    boolean untouched = batch.about().planVersion() == draft.number() && saves.entrySet()
        .stream()
        .allMatch(
            save -> current.containsKey(save.getKey()) && current.get(save.getKey()).version() == save.getValue());
    if (!untouched) {
      throw new Refused("agreements.refused.import-changed");
    }
    List<ActivityChange> befores = json.readValue(batch.befores(), CHANGE_LIST);
    Set<UUID> added = new HashSet<>(saves.keySet());
    befores.forEach(wish -> added.remove(wish.text().id()));
    added.forEach(activity -> draftEditor.removeActivity(actor, planId, activity, reason));
    draftEditor.saveActivities(actor, plans.require(actor, planId), draft, befores,
        versionActivities.mapByActivity(actor, planId, draft.number()));
    jdbc.sql(
        "UPDATE agreements.plan_import SET undone_at = :now, undone_reason = :reason, befores = NULL WHERE regency "
            + "= :regency AND id = :id")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("reason", reason.strip())
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    trail.recordWrite("plan", planId, "import-undone", List.of("activities"), reason,
        new AuditTrailRepository.TrailReach(plan.organisations(), List.of()));
  }

  /** The sheets that this person has sent for this plan, the newest first. */
  @Transactional(readOnly = true)
  List<ImportBatch> listOwnBatches(Actor actor, UUID planId) {
    JointPlan plan = planRepository.require(actor, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    return jdbc
        .sql(
            "SELECT * FROM agreements.plan_import WHERE regency = :regency AND plan = :plan AND person = :person ORDER "
                + "BY at DESC LIMIT " + MAX_LISTED)
        .param("regency", actor.regency())
        .param("plan", planId)
        .param("person", actor.requirePerson())
        .query((row, n) -> readBatch(row))
        .list();
  }

  private static ImportBatch readBatch(ResultSet row) throws SQLException {
    return new ImportBatch(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "plan"), row.getInt("plan_version"),
        row.getString("person_name"), row.getString("file_name"), SqlValues.instant(row, "at"), row.getInt("added"),
        row.getInt("changed"), SqlValues.instantOrNull(row, "taken_at"), SqlValues.instantOrNull(row, "undone_at"),
        row.getString("undone_reason"));
  }
}
