package id.payung.community.report;

import id.payung.community.Report;
import id.payung.fieldwork.declared.MergedEdit;
import id.payung.fieldwork.declared.OpenConflict;
import id.payung.fieldwork.kind.FieldConflict;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Fields of reports that wait for a choice; they are kept with what was chosen. */
@Repository
class ReportConflictRepository {
  private final Rows rows;

  ReportConflictRepository(Rows rows) {
    this.rows = rows;
  }

  /** A field that waits for a choice, or has been chosen. */
  @Table(value = "community.report_conflict", reach = "village:village author:author parties:organisations")
  record Conflict(UUID id, UUID report, ReportVersion.Reach reach, FieldConflict conflict, Origin origin,
      @Nullable Settlement settlement) {

    /** Who wrote the later and the standing value, and the version that showed both first. */
    record Origin(UUID editor, @ColumnName("editor_name") String mineBy, @ColumnName("standing_name") String theirsBy,
        int shownVersion, Instant at) {}

    /** What a person chose. */
    record Settlement(Instant settledAt, UUID settledBy, String settledName, JsonNode chosen) {}
  }

  /** One that waits, with its report. */
  record OpenReportConflict(UUID report, OpenConflict conflict) {}

  /** Those that wait, by report; the version that stood says when its value was written. */
  Map<UUID, List<OpenConflict>> listOpen(Actor actor, Collection<UUID> reports) {
    if (reports.isEmpty()) {
      return Map.of();
    }
    return rows.sql(actor, """
        SELECT c.report, c.field, c.mine, c.theirs, c.editor_name AS mine_by, c.standing_name AS theirs_by,
          v.edited_at AS theirs_at, c.shown_version AS version, c.at
        FROM community.report_conflict c
        LEFT JOIN community.report_version v
          ON v.regency = c.regency AND v.report = c.report AND v.version = c.shown_version - 1
        WHERE c.regency = :regency AND %s AND c.report = ANY (CAST(:reports AS uuid[])) AND c.settled_at IS NULL
        ORDER BY c.report, c.at, c.id
        """.formatted(rows.reach(actor, Conflict.class, "c")))
        .param("reports", reports)
        .list(OpenReportConflict.class)
        .stream()
        .collect(Collectors.groupingBy(OpenReportConflict::report,
            Collectors.mapping(OpenReportConflict::conflict, Collectors.toList())));
  }

  /** Puts those of an edit where people see them. */
  void insert(Actor actor, Report report, List<OpenConflict> added) {
    rows.insertAll(actor, added.stream().map(conflict -> {
      Conflict.Origin origin = new Conflict.Origin(actor.requirePerson(), conflict.mineBy(), conflict.theirsBy(),
          conflict.version(), conflict.at());
      FieldConflict field = new FieldConflict(conflict.field(), conflict.mine(), conflict.theirs());
      return new Conflict(Ids.next(), report.id(), ReportVersion.Reach.of(report), field, origin, null);
    }).toList());
  }

  void settle(Actor actor, Report report, MergedEdit edit) {
    edit.settled()
        .forEach((conflict, chosen) -> rows.query(actor, Conflict.class)
            .is("report", report.id())
            .is("field", conflict.field())
            .is("shown_version", conflict.version())
            .is("settled_at", null)
            .set(Conflict.Settlement::settledAt, edit.at())
            .set(Conflict.Settlement::settledBy, actor.requirePerson())
            .set(Conflict.Settlement::settledName, actor.name())
            .set(Conflict.Settlement::chosen, chosen)
            .update());
  }
}
