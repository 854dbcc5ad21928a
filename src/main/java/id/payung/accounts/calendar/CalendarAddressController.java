package id.payung.accounts.calendar;

import id.payung.accounts.HeldMandate;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.calendar.CalendarPages.MandateCalendar;
import id.payung.accounts.signin.AttemptLimiter;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Kalender di ponsel saya: the addresses of one's own calendars. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/calendar")
class CalendarAddressController {
  /** Of one person in an hour: a phone or two, and some that went wrong. */
  static final int MOST_RENEWALS = 10;

  private final CalendarAddressRepository addresses;
  private final AttemptLimiter attemptLimiter;
  private final OrganisationRepository organisations;
  private final CodeList roles;

  CalendarAddressController(CalendarAddressRepository addresses, AttemptLimiter attemptLimiter,
      OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.addresses = addresses;
    this.attemptLimiter = attemptLimiter;
    this.organisations = organisations;
    this.roles = reference.list("accounts/roles");
  }

  @GetMapping
  CalendarPages.CalendarPage showCalendars(Actor actor) {
    return new CalendarPages.CalendarPage(list(actor), blankForm());
  }

  @GetMapping("/{mandate}/renewal")
  CalendarPages.CalendarChangePage askRenewal(@PathVariable UUID mandate, Actor actor) {
    return new CalendarPages.CalendarChangePage(require(actor, mandate), blankForm(), false);
  }

  @GetMapping("/{mandate}/revocation")
  CalendarPages.CalendarChangePage askRevocation(@PathVariable UUID mandate, Actor actor) {
    return new CalendarPages.CalendarChangePage(require(actor, mandate), blankForm(), true);
  }

  /**
   * The answer is the one page that shows the secret, and nothing keeps it.
   *
   * @throws id.payung.platform.errors.TooManyAttempts after ten in an hour
   */
  @PostMapping("/{mandate}/address")
  WebResult make(@PathVariable UUID mandate, Submission<CalendarAddressForm> sent, Actor actor, Visitor visitor,
      HttpServletRequest request, HttpServletResponse response) {
    MandateCalendar known = require(actor, mandate);
    return sent.save(form -> {
      ActorContext.runAs(Actor.anonymous(), () -> attemptLimiter.countAttempt("calendar.renewal",
          actor.requirePerson().toString(), MOST_RENEWALS, Duration.ofHours(1)));
      String secret = addresses.renew(actor, visitor.session(), mandate, form.id());
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
      return new CalendarPages.CalendarMadePage(known, link(request, secret));
    }, fields -> new CalendarPages.CalendarPage(list(actor), fields));
  }

  @PostMapping("/{mandate}/revocation")
  SeeOther revoke(@PathVariable UUID mandate, Actor actor) {
    require(actor, mandate);
    addresses.revoke(actor, mandate);
    return SeeOther.to("/calendar").saying("accounts.calendar.revoked");
  }

  private static FormFields blankForm() {
    return FormFields.blank(CalendarAddressForm.class).with("id", Ids.next());
  }

  private static String link(HttpServletRequest request, String secret) {
    return ServletUriComponentsBuilder.fromContextPath(request)
        .path("/kalender/" + secret + ".ics")
        .build()
        .toUriString();
  }

  private MandateCalendar require(Actor actor, UUID mandate) {
    return list(actor).stream().filter(one -> one.mandate().equals(mandate)).findFirst().orElseThrow(NotFound::new);
  }

  private List<MandateCalendar> list(Actor actor) {
    List<HeldMandate> held = addresses.listMandates(actor);
    Map<UUID, CalendarAddress> made =
        addresses.list(actor).stream().collect(Collectors.toMap(CalendarAddress::mandate, Function.identity()));
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, held.stream().map(HeldMandate::organisation).distinct().toList());
    return held.stream().flatMap(mandate -> roles.find(mandate.role().name()).stream().map(role -> {
      CalendarAddress address = made.get(mandate.id());
      return new MandateCalendar(mandate.id(), role, label(offices.get(mandate.organisation())),
          address == null ? null : address.madeAt(), address == null ? null : address.fetchedAt());
    })).toList();
  }

  private static String label(@Nullable Organisation office) {
    return office == null ? "" : office.label();
  }
}
