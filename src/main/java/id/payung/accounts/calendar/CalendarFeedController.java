package id.payung.accounts.calendar;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.accounts.signin.AttemptLimiter;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarEntryLoader;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.calendar.ICalendarFile;
import id.payung.platform.errors.NotFound;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.access.PublicAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where a phone fetches a calendar: the secret in the address is all that it shows, a cookie counts for nothing. It is
 * no page, and its address stands in no log.
 */
@Controller
@PublicAccess
class CalendarFeedController {
  /** A phone asks some times an hour, and four programs may hold one address. */
  static final int MOST_FETCHES = 120;

  private final CalendarAuthenticator authenticator;
  private final AttemptLimiter attemptLimiter;
  private final CalendarEntryLoader calendar;
  private final RegencyDirectory regencies;
  private final Messages words;
  private final Clock clock;

  CalendarFeedController(CalendarAuthenticator authenticator, AttemptLimiter attemptLimiter,
      CalendarEntryLoader calendar, RegencyDirectory regencies, Messages words, Clock clock) {
    this.authenticator = authenticator;
    this.attemptLimiter = attemptLimiter;
    this.calendar = calendar;
    this.regencies = regencies;
    this.words = words;
    this.clock = clock;
  }

  /**
   * @throws NotFound alike when the address never was, was revoked, or its mandate has ended
   * @throws id.payung.platform.errors.TooManyAttempts when one network tries too many that are none, or one address is
   * fetched without end
   */
  @GetMapping("/kalender/{secret:[A-Za-z0-9_-]{43}}.ics")
  ResponseEntity<byte[]> fetch(@PathVariable String secret, ServletWebRequest request, HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    Optional<CalendarVisitor> visitor = authenticator.find(secret);
    if (visitor.isEmpty()) {
      ActorContext.runAs(Actor.anonymous(),
          () -> attemptLimiter.countByAddress("calendar.address", request.getRequest().getRemoteAddr()));
      throw new NotFound();
    }
    byte[] hash = SecretTokenGenerator.hash(secret);
    ActorContext.runAs(Actor.anonymous(),
        () -> attemptLimiter.countAttempt("calendar.fetch", HexFormat.of().formatHex(hash), MOST_FETCHES));
    byte[] file = file(visitor.get(), request.getRequest());
    String tag = '"'
        + HexFormat.of().formatHex(SecretTokenGenerator.hash(new String(file, StandardCharsets.UTF_8)), 0, 16) + '"';
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(304).eTag(tag).build();
    }
    return ResponseEntity.ok()
        .eTag(tag)
        .header(HttpHeaders.CONTENT_TYPE, ICalendarFile.MEDIA_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"payung.ics\"")
        .body(file);
  }

  private byte[] file(CalendarVisitor visitor, HttpServletRequest request) {
    Actor actor = visitor.actor();
    RegencySettings regency = regencies.require(actor.regency());
    LocalDate today = regency.today(clock);
    List<CalendarEntry> entries =
        ActorContext.callAs(actor, () -> calendar.list(actor, CalendarWindow.around(today, visitor.locale())));
    String home =
        ServletUriComponentsBuilder.fromContextPath(request).path("/" + actor.regency()).build().toUriString();
    return ICalendarFile.write(entries, words.text(visitor.locale(), "accounts.calendar.name", regency.name()), regency,
        today, home);
  }
}
