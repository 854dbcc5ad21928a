package id.payung.agreements;

import id.payung.agreements.register.ListForApi;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.Slice;
import id.payung.platform.web.AllowedToAll;
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
class ReadingApi {
  private final ListForApi register;
  private final Activities activities;
  private final PlanStatus status;

  ReadingApi(ListForApi register, Activities activities, PlanStatus status) {
    this.register = register;
    this.activities = activities;
    this.status = status;
  }

  /** @param next token of the following page, or null at the end */
  record Page<T>(List<T> items, @Nullable String next) {}

  record ActivityOut(UUID id, UUID plan, UUID agreement, String agreementTitle, boolean paperComplete, int year,
      int planVersion, boolean approved, int number, String title, String kind, UUID office, List<UUID> partners,
      List<UUID> villages, List<String> questions, LocalDate from, LocalDate to, String unit, long target,
      long realised, @Nullable LocalDate volumeAsOf, String status, double timeShare, double realisedShare,
      int silentDays) {}

  @AllowedToAll
  @Operation(summary = "Agreements, the newest first; the page token comes from the page before")
  @GetMapping("/agreements")
  Page<ListForApi.AgreementOut> agreements(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String stage,
      @RequestParam(required = false) @Nullable String page) {
    Slice<ListForApi.AgreementOut> slice = register.page(actor, q, kind, stage, page);
    return new Page<>(slice.rows(), slice.next());
  }

  @AllowedToAll
  @Operation(summary = "One agreement with its parties")
  @GetMapping("/agreements/{id}")
  ListForApi.AgreementOut agreement(Actor actor, @PathVariable UUID id) {
    return register.one(actor, id);
  }

  @AllowedToAll
  @Operation(summary = "Activities of a budget year by end, with how each stands today")
  @GetMapping("/activities")
  Page<ActivityOut> activities(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String page) {
    Slice<ActivityView> slice = activities.page(actor, year == null ? status.today(actor).getYear() : year, q, page);
    return new Page<>(status.of(actor, slice.rows()).stream().map(ReadingApi::out).toList(), slice.next());
  }

  @AllowedToAll
  @Operation(summary = "One activity with how it stands today")
  @GetMapping("/activities/{id}")
  ActivityOut activity(Actor actor, @PathVariable UUID id) {
    return out(status.of(actor, List.of(activities.require(actor, id))).getFirst());
  }

  private static ActivityOut out(PlanStatus.OfActivity one) {
    ActivityView a = one.activity();
    return new ActivityOut(a.id(), a.plan(), a.agreement(), a.agreementTitle(), a.paperComplete(), a.year(),
        a.planVersion(), a.approved(), a.number(), a.title(), a.kind(), a.office(), a.partners(), a.villages(),
        a.questions(), a.starts(), a.ends(), a.unit(), a.target(), a.realised(), one.volumeAsOf(),
        one.progress().verdict().code(), one.progress().timeShare(), one.progress().realisedShare(),
        one.progress().silentDays());
  }
}
