package id.payung.agreements.activity;

import id.payung.agreements.ActivityView;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.agreements.register.AgreementApiLoader;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.web.access.AllowedToSignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements and activities for programs, within the same reach as the pages. */
@RestController
@RequestMapping("/api/v1/{regency}")
@Tag(name = "agreements")
class AgreementApiController {
  private final AgreementApiLoader agreementLoader;
  private final PlannedActivityDirectory activities;
  private final PlanProgressRepository status;

  AgreementApiController(AgreementApiLoader agreementLoader, PlannedActivityDirectory activities,
      PlanProgressRepository status) {
    this.agreementLoader = agreementLoader;
    this.activities = activities;
    this.status = status;
  }

  /** @param next token of the following page, or null at the end */
  record ListResponse<T>(List<T> items, @Nullable String next) {}

  record ActivityResponse(UUID id, UUID plan, UUID agreement, String agreementTitle, boolean paperComplete, int year,
      int planVersion, boolean approved, int number, String title, String kind, UUID office, List<UUID> partners,
      List<UUID> villages, List<String> questions, LocalDate from, LocalDate to, String unit, long target,
      long realised, @Nullable LocalDate volumeAsOf, String status, double timeShare, double realisedShare,
      int silentDays) {}

  @AllowedToSignedIn
  @Operation(summary = "Agreements, the newest first; the page token comes from the page before")
  @GetMapping("/agreements")
  ListResponse<AgreementApiLoader.AgreementResponse> listAgreements(Actor actor,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String stage, @RequestParam(required = false) @Nullable String page) {
    Slice<AgreementApiLoader.AgreementResponse> slice = agreementLoader.list(actor, q, kind, stage, page);
    return new ListResponse<>(slice.rows(), slice.next());
  }

  @AllowedToSignedIn
  @Operation(summary = "One agreement with its parties")
  @GetMapping("/agreements/{id}")
  AgreementApiLoader.AgreementResponse getAgreement(Actor actor, @PathVariable UUID id) {
    return agreementLoader.get(actor, id);
  }

  @AllowedToSignedIn
  @Operation(summary = "Activities of a budget year by end, with how each stands today")
  @GetMapping("/activities")
  ListResponse<ActivityResponse> listActivities(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String page) {
    Slice<ActivityView> slice = activities.list(actor, year == null ? status.today(actor).getYear() : year, q, page);
    return new ListResponse<>(
        status.listProgress(actor, slice.rows()).stream().map(AgreementApiController::toResponse).toList(),
        slice.next());
  }

  @AllowedToSignedIn
  @Operation(summary = "One activity with how it stands today")
  @GetMapping("/activities/{id}")
  ActivityResponse getActivity(Actor actor, @PathVariable UUID id) {
    return toResponse(status.listProgress(actor, List.of(activities.require(actor, id))).getFirst());
  }

  private static ActivityResponse toResponse(PlanProgressRepository.ActivityProgressView one) {
    ActivityView a = one.activity();
    return RecordCopy.blank(ActivityResponse.class)
        .withAll(a)
        .with(ActivityResponse::from, a.starts())
        .with(ActivityResponse::to, a.ends())
        .with(ActivityResponse::volumeAsOf, one.volumeAsOf())
        .with(ActivityResponse::status, one.progress().status().code())
        .with(ActivityResponse::timeShare, one.progress().timeShare())
        .with(ActivityResponse::realisedShare, one.progress().realisedShare())
        .with(ActivityResponse::silentDays, one.progress().silentDays())
        .make();
  }
}
