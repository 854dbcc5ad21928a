package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.list.Slice;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reports as JSON, with the same reach as the pages. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/reports")
class ReportsApi {
  private final Reports reports;
  private final ReportIntake intake;
  private final ReportList list;
  private final ReportGate gate;
  private final Clock clock;

  ReportsApi(Reports reports, ReportIntake intake, ReportList list, ReportGate gate, Clock clock) {
    this.reports = reports;
    this.intake = intake;
    this.list = list;
    this.gate = gate;
    this.clock = clock;
  }

  /** A report as the API tells it. */
  record Told(UUID id, int version, String receipt, String status, String title, LocalDate heldOn, UUID village,
      @Nullable UUID activity, long realised, String author, Instant receivedAt, int photos, JsonNode body) {
    static Told of(ReportView report) {
      return new Told(report.id(), report.version(), report.receipt(), report.status().code(), report.title(),
          report.heldOn(), report.village(), report.activity(), report.realised(), report.authorName(),
          report.receivedAt(), report.photos(), ReportJson.write(report.body()));
    }
  }

  /** One page; {@code next} is opaque. */
  record Page(List<Told> reports, @Nullable String next) {}

  /** A new report with the id that its writer made. */
  record Sent(@Nullable UUID id, @Nullable JsonNode body) {}

  @AllowedToAll
  @GetMapping
  Page list(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID village, @RequestParam(required = false) @Nullable UUID activity,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String status, @RequestParam(required = false) @Nullable String after) {
    Slice<ReportView> page = list.page(actor, new ReportFilter(q, village, activity, from, to, status), after);
    return new Page(page.rows().stream().map(Told::of).toList(), page.next());
  }

  @AllowedToAll
  @GetMapping("/{id}")
  Told show(@PathVariable UUID id, Actor actor) {
    return Told.of(reports.require(actor, id));
  }

  /** The same id again answers with what is there. */
  @Allowed({Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR,
    Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION, Role.PUSKESOS_OFFICER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
    Role.DATA_OWNER, Role.PARTNER_COORDINATOR, Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.PLANNER})
  @PostMapping
  ResponseEntity<ReceivedReport> record(@RequestBody Sent sent, Actor actor) {
    if (sent.id() == null || sent.body() == null) {
      throw new Invalid("body", "community.invalid.body");
    }
    ReportBody body = ReportJson.read(sent.body());
    gate.check(actor, body);
    ReceivedReport received = intake.record(actor,
        new ReportForm(sent.id(), body, actor.mandates().stream().findFirst().orElse(null), clock.instant(), null));
    return ResponseEntity.status(received.fresh() ? HttpStatus.CREATED : HttpStatus.OK).body(received);
  }
}
