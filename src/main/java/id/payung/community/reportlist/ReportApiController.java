package id.payung.community.reportlist;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportIntakeResult;
import id.payung.community.ReportJsonCodec;
import id.payung.community.report.DeskReportPolicy;
import id.payung.community.report.ForReportWriters;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.web.access.AllowedToSignedIn;
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
class ReportApiController {
  private final ReportLifeCycle lifecycle;
  private final ReportKind kind;
  private final ReportListRepository listRepository;
  private final DeskReportPolicy entryPolicy;
  private final Clock clock;

  ReportApiController(ReportLifeCycle lifecycle, ReportKind kind, ReportListRepository listRepository,
      DeskReportPolicy entryPolicy, Clock clock) {
    this.lifecycle = lifecycle;
    this.kind = kind;
    this.listRepository = listRepository;
    this.entryPolicy = entryPolicy;
    this.clock = clock;
  }

  /** A report as the API tells it. */
  record ReportResponse(UUID id, int version, String receipt, String status, String title, LocalDate heldOn,
      UUID village, @Nullable UUID activity, long realised, String author, Instant receivedAt, int photos,
      JsonNode body) {
    static ReportResponse from(Report report) {
      return RecordCopy.complete(ReportResponse.class)
          .with(ReportResponse::id, report.id())
          .with(ReportResponse::version, report.version())
          .with(ReportResponse::receipt, report.receipt())
          .with(ReportResponse::status, report.status().code())
          .with(ReportResponse::title, report.title())
          .with(ReportResponse::heldOn, report.heldOn())
          .with(ReportResponse::village, report.village())
          .with(ReportResponse::activity, report.activity())
          .with(ReportResponse::realised, report.realised())
          .with(ReportResponse::author, report.authorName())
          .with(ReportResponse::receivedAt, report.receivedAt())
          .with(ReportResponse::photos, report.photos())
          .with(ReportResponse::body, ReportJsonCodec.write(report.body()))
          .make();
    }
  }

  /** One page; {@code next} is opaque. */
  record ReportListResponse(List<ReportResponse> reports, @Nullable String next) {}

  /** A new report with the id that its writer made. */
  record ReportRequest(@Nullable UUID id, @Nullable JsonNode body) {}

  @AllowedToSignedIn
  @GetMapping
  ReportListResponse list(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID village, @RequestParam(required = false) @Nullable UUID activity,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String status, @RequestParam(required = false) @Nullable String after) {
    Slice<ReportListItem> page = listRepository.list(actor, new ReportFilter(q, village, activity, from, to, status),
        ListWindow.of(ReportList.NEWEST, after, 30));
    return new ReportListResponse(page.rows().stream().map(line -> ReportResponse.from(line.report())).toList(),
        page.next());
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  ReportResponse get(@PathVariable UUID id, Actor actor) {
    return ReportResponse.from(lifecycle.require(actor, id));
  }

  /** The same id again answers with what is there. */
  @ForReportWriters
  @PostMapping
  ResponseEntity<ReportIntakeResult> create(@RequestBody ReportRequest sent, Actor actor) {
    UUID id = sent.id();
    if (id == null || sent.body() == null) {
      throw new Invalid("body", "community.invalid.body");
    }
    ReportBody body = ReportJsonCodec.read(sent.body());
    entryPolicy.requireValid(actor, body);
    UUID mandate = actor.mandates().stream().findFirst().orElse(null);
    ReportIntakeResult received = kind.receive(actor, new PhoneRecordForm<>(id, body, mandate, clock.instant()))
        .map(ReportIntakeResult::stored)
        .orElseGet(() -> ReportIntakeResult.known(lifecycle.require(actor, id)));
    return ResponseEntity.status(received.fresh() ? HttpStatus.CREATED : HttpStatus.OK).body(received);
  }
}
