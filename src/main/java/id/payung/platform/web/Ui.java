package id.payung.platform.web;

import gg.jte.Content;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.KnownDutyCounts.WaitingCount;
import id.payung.platform.help.HelpTopic;
import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.SourceNotes;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.DemonstrationAccounts.DemonstrationAccount;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.Visitor;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every page writes with: words, figures, addresses, and who looks. */
public final class Ui {
  private static final int ISO_DATE_LENGTH = 10;
  private static final WaitingCount NOTHING_WAITS = new WaitingCount(0, false);

  private final Messages words;
  private final Locale locale;
  private final LocaleFormatter figures;
  private final Visitor visitor;
  private final @Nullable RegencySettings regency;
  private final List<RegencySettings> regencies;
  private final CsrfField csrf;
  private final PageFrame frame;
  private final Clock clock;

  Ui(Messages words, Locale locale, Visitor visitor, @Nullable RegencySettings regency, List<RegencySettings> regencies,
      CsrfField csrf, PageFrame frame, Clock clock) {
    this.words = words;
    this.locale = locale;
    this.figures = new LocaleFormatter(locale);
    this.visitor = visitor;
    this.regency = regency;
    this.regencies = regencies;
    this.csrf = csrf;
    this.frame = frame;
    this.clock = clock;
  }

  /** The hidden field by which a form shows that it is one of ours. */
  record CsrfField(String name, String token) {
    static final CsrfField NONE = new CsrfField("", "");
  }

  /** A Ui for paper: no visitor, no addresses. For documents made by a job. */
  public static Ui forPaper(Messages words, Locale locale, RegencySettings regency, Clock clock) {
    return new Ui(words, locale, Visitor.anonymous(), regency, List.of(), CsrfField.NONE, PageFrame.NONE, clock);
  }

  public String t(String key, Object... args) {
    return words.text(locale, key, args);
  }

  /** A value of a record as people read it: the name of a state by its key, a day as a date, all else as it is. */
  public String told(String value) {
    if (words.hasKey(value)) {
      return t(value);
    }
    try {
      return value.length() == ISO_DATE_LENGTH ? date(LocalDate.parse(value)) : value;
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  /** Arguments of a sentence: days that came as texts are told as days. */
  public Object[] told(List<?> args) {
    return args.stream().map(one -> one instanceof String text ? told(text) : one).toArray();
  }

  public boolean hasMessage(String key) {
    return words.hasKey(key);
  }

  public String date(@Nullable LocalDate date) {
    return date == null ? "–" : figures.date(date);
  }

  public String shortDate(@Nullable LocalDate date) {
    return date == null ? "–" : figures.shortDate(date);
  }

  public String dateTime(@Nullable Instant instant) {
    return instant == null ? "–" : figures.dateTime(instant, zone());
  }

  /** With the zone's own name, for pages that stand in no regency: 22 Nov 2026 13.31 WITA. */
  public String dateTimeWithZone(@Nullable Instant instant) {
    return instant == null ? "–"
        : figures.dateTime(instant, zone()) + " " + zone().getDisplayName(TextStyle.SHORT, Locale.of("id"));
  }

  /** Where a rule or figure was read, in the reader's language. */
  public String sourceNote(String note) {
    return SourceNotes.textIn(locale, note);
  }

  public String rupiah(@Nullable Long rupiah) {
    return rupiah == null ? "–" : figures.rupiah(rupiah);
  }

  public String number(@Nullable Number number) {
    return number == null ? "–" : figures.number(number);
  }

  public String score(@Nullable Number number) {
    return number == null ? "–" : figures.score(number);
  }

  public String percent(double share) {
    return figures.percent(share);
  }

  /** The address of a page of this regency: {@code /agreements} → {@code /73.24/agreements}. */
  public String url(String path) {
    return regency == null ? path : "/" + regency.regency() + path;
  }

  /** The hidden field that every form carries. */
  public Content csrf() {
    return output -> {
      output.writeContent("<input type=\"hidden\" name=\"" + csrf.name() + "\" value=\"");
      output.writeContent(csrf.token());
      output.writeContent("\">");
    };
  }

  public String csrfToken() {
    return csrf.token();
  }

  /** A new id for a form that creates: a second tap then meets what the first one made. */
  public UUID newId() {
    return Ids.next();
  }

  public boolean can(Role... roles) {
    Actor actor = visitor.actor();
    return actor != null && actor.hasAnyRole(roles);
  }

  /** @param access the annotation that carries the {@link AllowedRoles} of a handler */
  public boolean can(Class<? extends Annotation> access) {
    return can(AccessRoles.of(access));
  }

  public @Nullable Actor actor() {
    return visitor.actor();
  }

  public boolean signedIn() {
    return visitor.signedIn();
  }

  public String lang() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }

  public String regencyName() {
    return regency == null ? "" : regency.name();
  }

  public @Nullable RegencySettings regency() {
    return regency;
  }

  /** The other regencies of this person, for the switcher. */
  public List<RegencySettings> regencies() {
    return regencies;
  }

  public String personName() {
    return visitor.name();
  }

  /** Whether there is anything to search here: somebody stands in a regency. */
  public boolean searchable() {
    return regency != null && visitor.signedIn();
  }

  /** Whether the address opens this page again; a page that answers what was sent would be lost by it. */
  public boolean reopens() {
    return frame.reopens();
  }

  /** The path of this page. */
  public String path() {
    return frame.path();
  }

  public boolean isCurrentPage(String navigationPath) {
    String full = url(navigationPath);
    return path().equals(full) || (!navigationPath.isEmpty() && path().startsWith(full + "/"));
  }

  /** What the page before left for this one, or null. */
  public @Nullable FlashNotice flash() {
    return frame.flash();
  }

  /** What this page is for; null where nothing is said of it. */
  public @Nullable HelpTopic help() {
    return frame.help();
  }

  /** What is known to wait behind an entry of the menu. */
  public WaitingCount waitingAt(NavigationItem entry) {
    return frame.waiting().get().getOrDefault(entry.path(), NOTHING_WAITS);
  }

  public List<NavigationItem> navigation() {
    return frame.navigation();
  }

  /** Whose place one may take; empty outside of a demonstration. */
  public List<DemonstrationAccount> demonstrationAccounts() {
    return frame.accounts();
  }

  /** The regency's; where there is none, that of the first regency of this person. */
  public ZoneId zone() {
    return regency != null ? regency.zone() : regencies.isEmpty() ? ZoneId.of("Asia/Jakarta")
        : regencies.getFirst().zone();
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  /** The name of a file of this regency and of today; see {@link DownloadFileName}. */
  public String fileName(String ending, String... parts) {
    return DownloadFileName.of(Objects.requireNonNull(regency).regency(), today(), ending, parts);
  }

  public Instant now() {
    return clock.instant();
  }
}
