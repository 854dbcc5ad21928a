package id.payung.platform.rows;

import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.DerivedColumn;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.NotAColumn;
import id.payung.platform.rows.annotation.Table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of tests, of tables that are there: each way to declare a column occurs in one of them. */
final class Samples {
  private Samples() {}

  /** Stored by name in small letters. */
  enum Kind {
    AUDIENCE, TASK_FORCE
  }

  @Table(value = "meetings.meeting", reach = "parties:organisations read-only")
  @CopiesReachTo(value = "meetings.attendance", by = "meeting")
  @CopiesReachTo(value = "meetings.proposal", by = "meeting")
  @CopiesReachTo(value = "meetings.decision", by = "meeting")
  @CopiesReachTo(value = "meetings.file", by = "meeting")
  record MeetingSample(UUID id, Kind kind, String title, LocalDate heldOn, String place, @Nullable UUID body,
      String minutes, @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople @Nullable Instant withdrawnAt,
      @NotAColumn List<Presence> attendance, int version) {}

  /** A child with a key of two parts and no version. */
  @Table(value = "meetings.attendance", reach = "parties:organisations read-only")
  record Presence(@KeyColumn UUID meeting, @KeyColumn UUID organisation, int people, String post,
      @HiddenFromPeople List<UUID> organisations) {}

  @Table(value = "meetings.proposal", reach = "parties:organisations read-only")
  record MeetingProposal(UUID id, UUID meeting, @Nullable UUID organisation, String text, List<UUID> organisations) {}

  /** Nested columns, a nested value that may be missing, jsonb, and a column of another name. */
  @Table(value = "evidence.item", reach = "parties:organisations area:villages author:added_by")
  @CopiesReachTo(value = "evidence.use", by = "item")
  @CopiesReachTo(value = "evidence.likeness", by = "item")
  record ItemSample(UUID id, @HiddenFromPeople String kind, ItemText text, @HiddenFromPeople UUID organisation,
      @HiddenFromPeople @JsonColumn @Nullable List<Box> faces, @HiddenFromPeople @Nullable Integer pages,
      @HiddenFromPeople @Nullable UUID addedBy, @HiddenFromPeople String addedByName, @HiddenFromPeople Instant addedAt,
      @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople Set<UUID> villages, int version) {}

  record ItemText(String title, @FieldLabelKey("evidence.field.number") @ColumnName("number") String letter,
      @Nullable Validity validity) {}

  record Validity(LocalDate validFrom, @Nullable LocalDate validTo) {}

  record Box(int x, int y) {}

  /** The regency as a component, json as it comes, a set and a list of texts. */
  @Table(value = "platform.job", reach = "author:person")
  record JobSample(String regency, UUID id, UUID person, Set<UUID> mandates, String kind, JsonNode params,
      JobState state, long total, List<String> noteArgs, Instant createdAt) {}

  enum JobState {
    QUEUED, RUNNING
  }

  /** A column that follows from others. */
  @Table(value = "agreements.agreement", reach = "parties:organisations")
  @CopiesReachTo(value = "agreements.agreement_version", by = "agreement")
  @CopiesReachTo(value = "agreements.party", by = "agreement")
  @CopiesReachTo(value = "agreements.step", by = "agreement")
  record AgreementSample(UUID id, String kind, int holding, int newest, String title, String stage,
      List<UUID> organisations, Instant createdAt) {
    @DerivedColumn
    String search() {
      return title.toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Children and grandchildren. */
  @Table(value = "agreements.plan", reach = "parties:organisations")
  @CopiesReachTo(value = "agreements.plan_version", by = "plan")
  @CopiesReachTo(value = "agreements.plan_text", by = "plan")
  @CopiesReachTo(value = "agreements.plan_approval", by = "plan")
  @CopiesReachTo(value = "agreements.plan_paper", by = "plan")
  @CopiesReachTo(value = "agreements.activity", by = "plan")
  @CopiesReachTo(value = "agreements.budget_line", by = "plan")
  @CopiesReachTo(value = "agreements.volume", by = "activity", through = "agreements.activity")
  @CopiesReachTo(value = "agreements.realisation", by = "activity", through = "agreements.activity")
  @CopiesReachTo(value = "agreements.training", by = "activity", through = "agreements.activity")
  record PlanSample(UUID id, UUID agreement, int year, String title, List<UUID> organisations, Instant createdAt) {}

  /** A child that is given less than the others. */
  @Table(value = "community.report", reach = "village:village author:author parties:organisations")
  @CopiesReachTo(value = "community.report_version", by = "report")
  @CopiesReachTo(value = "community.report_conflict", by = "report")
  @CopiesReachTo(value = "community.report_photo", by = "report")
  @CopiesReachTo(value = "community.attendance_file", by = "report", columns = "village")
  record ReportReach(UUID id, UUID village, UUID author, List<UUID> organisations) {}

  /** Seen by all of the regency, while its children are seen by the office that it names. */
  @Table(value = "indicators.request", reach = "shared")
  @CopiesReachTo(value = "indicators.answer", by = {"evaluation", "question"}, columns = "organisation")
  @CopiesReachTo(value = "indicators.opinion", by = {"evaluation", "question"}, columns = "organisation")
  record RequestReach(@KeyColumn String evaluation, @KeyColumn String question, UUID organisation) {}

  /** A version that is there or not, and readers beyond the reach. */
  @Table(value = "community.village_body", reach = "village:village", readBy = "shared")
  record BodySample(@KeyColumn UUID village, @KeyColumn String kind, @FieldLabelKey("community.body.name") String name,
      @FieldLabelKey("community.body.membersF") @Nullable Integer membersF, @HiddenFromPeople String editedBy,
      @HiddenFromPeople Instant editedAt, int version) {}
}
