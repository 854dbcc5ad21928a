package id.payung.agreements.plan;

import id.payung.accounts.Organisations;
import id.payung.agreements.Choices;
import id.payung.agreements.Rights;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.Finding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.Regions;
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
public class PlanImports {
  private static final TypeReference<List<Wish>> WISHES = new TypeReference<>() {};
  private static final TypeReference<Map<UUID, Integer>> SAVES = new TypeReference<>() {};
  private static final int LISTED = 20;

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Drafting drafting;
  private final TextRows texts;
  private final PlanRows rows;
  private final PlanSheet sheet;
  private final Organisations organisations;
  private final Regions regions;
  private final Choices choices;
  private final Trail trail;
  private final JsonMapper json;
  private final Clock clock;

  PlanImports(JdbcClient jdbc, Plans plans, Drafting drafting, TextRows texts, PlanRows rows, PlanSheet sheet,
      Organisations organisations, Regions regions, Choices choices, Trail trail, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.drafting = drafting;
    this.texts = texts;
    this.rows = rows;
    this.sheet = sheet;
    this.organisations = organisations;
    this.regions = regions;
    this.choices = choices;
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  /** One sheet that was sent. */
  public record Import(UUID id, UUID plan, int planVersion, String personName, String fileName, Instant at, int added,
      int changed, @Nullable Instant takenAt, @Nullable Instant undoneAt, @Nullable String undoneReason) {
    public boolean mayBeUndone() {
      return takenAt != null && undoneAt == null;
    }
  }

  /**
   * What a sheet would do.
   *
   * @param id null when it has findings, or changes nothing: then nothing is kept
   */
  public record Preview(@Nullable UUID id, List<Finding> findings, List<String> ignored, List<Wish> wishes,
      Map<UUID, ActivityText> befores, int same) {
    public int added() {
      return (int) wishes.stream().filter(wish -> !befores.containsKey(wish.text().id())).count();
    }

    public int changed() {
      return wishes.size() - added();
    }
  }

  /** Reads a sheet and says of every row what is wrong, and of the plan what would change. Nothing of it is taken. */
  Preview look(Actor actor, UUID planId, Path file, String fileName) {
    Plan plan = plans.require(actor, planId);
    PlanVersion draft = drafting.requireDraft(actor, plan);
    Plans.Said said = plans.said(actor, plan, draft);
    SheetReader reader = new SheetReader(said, organisations.ofKinds(actor, choices.everyKind()),
        regions.villagesOf(actor.regency()), choices.instrument());
    Map<Integer, SheetRow> firsts = new HashMap<>();
    Map<Integer, Set<Long>> lines = new HashMap<>();
    SheetPreview<SheetRow> preview =
        sheet.sheet().read(file).checked((row, value, findings) -> reader.look(row, value, findings, firsts, lines));
    if (!preview.isGood()) {
      return new Preview(null, preview.findings(), preview.ignored(), List.of(), Map.of(), 0);
    }
    List<SheetRow> values = preview.values();
    List<Wish> wishes = reader.wishes(values);
    int activities = (int) values.stream().map(SheetRow::number).distinct().count();
    Map<UUID, ActivityText> befores = new HashMap<>();
    said.activities().forEach(activity -> befores.put(activity.id(), activity));
    List<Finding> findings = ruled(actor, plan, said, wishes, preview);
    if (!findings.isEmpty() || wishes.isEmpty()) {
      return new Preview(null, findings, preview.ignored(), findings.isEmpty() ? wishes : List.of(), befores,
          activities - wishes.size());
    }
    Preview good = new Preview(Ids.next(), List.of(), preview.ignored(), wishes, befores, activities - wishes.size());
    keep(actor, plan, draft, good, fileName);
    return good;
  }

  /** The rules of the plan, asked before anything is written, so that the report comes row by row. */
  private List<Finding> ruled(Actor actor, Plan plan, Plans.Said said, List<Wish> wishes,
      SheetPreview<SheetRow> preview) {
    Map<UUID, TextRows.Saved> before = texts.byActivity(actor, plan.id(), said.version().number());
    List<Finding> findings = new ArrayList<>();
    for (Wish wish : wishes) {
      try {
        drafting.judge(actor, plan, wish, before);
      } catch (Invalid invalid) {
        int row = preview.lines()
            .stream()
            .filter(
                line -> line.value() != null && Objects.requireNonNull(line.value()).number() == wish.text().number())
            .findFirst()
            .map(SheetPreview.Line::number)
            .orElse(0);
        invalid.fields().values().forEach(key -> findings.add(Finding.of(row, null, key)));
      }
    }
    return findings;
  }

  private void keep(Actor actor, Plan plan, PlanVersion draft, Preview preview, String fileName) {
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
        .param("now", Sql.at(clock.instant()))
        .param("basedOn", draft.version())
        .param("wishes", json.writeValueAsString(preview.wishes()))
        .param("added", preview.added())
        .param("changed", preview.changed())
        .update();
  }

  private record Kept(Import about, int basedOn, @Nullable String wishes, @Nullable String befores,
      @Nullable String afters) {}

  private Kept lock(Actor actor, UUID planId, UUID id) {
    return jdbc
        .sql("SELECT * FROM agreements.plan_import WHERE regency = :regency AND id = :id AND plan = :plan AND person = "
            + ":person FOR UPDATE")
        .param("regency", actor.regency())
        .param("id", id)
        .param("plan", planId)
        .param("person", actor.requirePerson())
        .query((row, n) -> new Kept(read(row), row.getInt("based_on"), row.getString("wishes"),
            row.getString("befores"), row.getString("afters")))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /** Takes the whole sheet; sent twice it is taken once. */
  Import take(Actor actor, UUID planId, UUID id) {
    Plan plan = rows.lock(actor, planId);
    PlanVersion draft = drafting.requireDraft(actor, plan);
    Kept kept = lock(actor, planId, id);
    if (kept.about().takenAt() != null) {
      return kept.about();
    }
    if (kept.wishes() == null || kept.about().planVersion() != draft.number() || kept.basedOn() != draft.version()) {
      throw new Refused("agreements.refused.import-stale");
    }
    List<Wish> wishes = json.readValue(kept.wishes(), WISHES);
    Plans.Said said = plans.said(actor, plan, draft);
    Map<UUID, TextRows.Saved> before = texts.byActivity(actor, planId, draft.number());
    List<Wish> befores = new ArrayList<>();
    for (Wish wish : wishes) {
      TextRows.Saved known = before.get(wish.text().id());
      if (known != null) {
        befores.add(asItWas(said, known.text()));
      }
    }
    drafting.saveAll(actor, plan, draft, wishes, new HashMap<>(before));
    Map<UUID, TextRows.Saved> after = texts.byActivity(actor, planId, draft.number());
    Map<UUID, Integer> saves = new HashMap<>();
    wishes.forEach(wish -> saves.put(wish.text().id(),
        Objects.requireNonNull(after.get(wish.text().id()), "just saved").version()));
    jdbc.sql("""
        UPDATE agreements.plan_import SET taken_at = :now, wishes = NULL, befores = CAST(:befores AS jsonb),
          afters = CAST(:afters AS jsonb)
         WHERE regency = :regency AND id = :id
        """)
        .param("now", Sql.at(clock.instant()))
        .param("befores", json.writeValueAsString(befores))
        .param("afters", json.writeValueAsString(saves))
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    trail.wrote("plan", planId, "imported", List.of("activities"), null,
        new Trail.Reach(plan.organisations(), List.of()));
    return lock(actor, planId, id).about();
  }

  private static Wish asItWas(Plans.Said said, ActivityText text) {
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (LineText line : text.lines()) {
      Long amount = said.amount(line);
      if (line.guarded() && amount != null) {
        guarded.put(line.id(), amount);
      }
      stages.put(line.id(), said.stages().getOrDefault(line.id(), "proposed"));
    }
    return new Wish(text, guarded, stages);
  }

  /** Undoes the whole import, unless somebody has changed one of its activities since. */
  void undo(Actor actor, UUID planId, UUID id, String reason) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    Plan plan = rows.lock(actor, planId);
    PlanVersion draft = drafting.requireDraft(actor, plan);
    Kept kept = lock(actor, planId, id);
    if (kept.about().undoneAt() != null) {
      return;
    }
    if (!kept.about().mayBeUndone() || kept.befores() == null || kept.afters() == null) {
      throw new Refused("agreements.refused.import-over");
    }
    Map<UUID, Integer> saves = json.readValue(kept.afters(), SAVES);
    Map<UUID, TextRows.Saved> now = texts.byActivity(actor, planId, draft.number());
    boolean untouched = kept.about().planVersion() == draft.number() && saves.entrySet()
        .stream()
        .allMatch(save -> now.containsKey(save.getKey()) && now.get(save.getKey()).version() == save.getValue());
    if (!untouched) {
      throw new Refused("agreements.refused.import-changed");
    }
    List<Wish> befores = json.readValue(kept.befores(), WISHES);
    Set<UUID> added = new HashSet<>(saves.keySet());
    befores.forEach(wish -> added.remove(wish.text().id()));
    added.forEach(activity -> drafting.remove(actor, planId, activity, reason));
    drafting.saveAll(actor, plans.require(actor, planId), draft, befores,
        texts.byActivity(actor, planId, draft.number()));
    jdbc.sql(
        "UPDATE agreements.plan_import SET undone_at = :now, undone_reason = :reason, befores = NULL WHERE regency "
            + "= :regency AND id = :id")
        .param("now", Sql.at(clock.instant()))
        .param("reason", reason.strip())
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    trail.wrote("plan", planId, "import-undone", List.of("activities"), reason,
        new Trail.Reach(plan.organisations(), List.of()));
  }

  /** The sheets that this person has sent for this plan, the newest first. */
  @Transactional(readOnly = true)
  List<Import> of(Actor actor, UUID planId) {
    Plan plan = rows.require(actor, planId);
    Rights.require(Rights.plans(actor, plan.organisations()));
    return jdbc
        .sql(
            "SELECT * FROM agreements.plan_import WHERE regency = :regency AND plan = :plan AND person = :person ORDER "
                + "BY at DESC LIMIT " + LISTED)
        .param("regency", actor.regency())
        .param("plan", planId)
        .param("person", actor.requirePerson())
        .query((row, n) -> read(row))
        .list();
  }

  private static Import read(ResultSet row) throws SQLException {
    return new Import(Sql.uuid(row, "id"), Sql.uuid(row, "plan"), row.getInt("plan_version"),
        row.getString("person_name"), row.getString("file_name"), Sql.instant(row, "at"), row.getInt("added"),
        row.getInt("changed"), Sql.instantOrNull(row, "taken_at"), Sql.instantOrNull(row, "undone_at"),
        row.getString("undone_reason"));
  }
}
