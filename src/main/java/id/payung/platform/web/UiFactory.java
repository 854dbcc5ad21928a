package id.payung.platform.web;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.KnownDutyCounts;
import id.payung.platform.duty.KnownDutyCounts.WaitingCount;
import id.payung.platform.help.HelpCatalogue;
import id.payung.platform.help.HelpTopic;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.access.RegencyPath;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Ui} of a request. */
@Component
public class UiFactory {
  static final String LANGUAGE_COOKIE = "bahasa";
  private static final String ATTRIBUTE = Ui.class.getName();

  private final Messages words;
  private final HelpCatalogue help;
  private final Supplier<Optional<RegencyDirectory>> regencies;
  private final Supplier<List<Navigation>> navigations;
  private final Supplier<Optional<DemonstrationAccounts>> demonstration;
  private final Supplier<Optional<KnownDutyCounts>> duties;
  private final Clock clock;

  private record Made(Visitor visitor, Ui ui) {}

  UiFactory(Messages words, ObjectProvider<RegencyDirectory> regencies, ObjectProvider<Navigation> navigations,
      ObjectProvider<DemonstrationAccounts> demonstration, ObjectProvider<KnownDutyCounts> duties, HelpCatalogue help,
      Clock clock) {
    this.words = words;
    this.help = help;
    // Asked once: the container searches all beans at each question.
    this.regencies = SingletonSupplier.of(() -> Optional.ofNullable(regencies.getIfAvailable()));
    this.navigations = SingletonSupplier.of(() -> navigations.stream().toList());
    this.demonstration = SingletonSupplier.of(() -> Optional.ofNullable(demonstration.getIfAvailable()));
    this.duties = SingletonSupplier.of(() -> Optional.ofNullable(duties.getIfAvailable()));
    this.clock = clock;
  }

  /** The same one for handler and template, as long as visitor and path are the same. */
  public Ui forRequest(HttpServletRequest request) {
    Visitor visitor = request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.anonymous();
    String path = request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed ? failed
        : request.getRequestURI();
    if (request.getAttribute(ATTRIBUTE) instanceof Made made && made.visitor().equals(visitor)
        && made.ui().path().equals(path)) {
      return made.ui();
    }
    Ui ui = make(request, visitor, path);
    request.setAttribute(ATTRIBUTE, new Made(visitor, ui));
    return ui;
  }

  /** For a paper or sheet that a job makes: no visitor, no addresses. */
  public Ui forPaper(String regency, Locale locale) {
    return Ui.forPaper(words, locale, regencies.get().orElseThrow().require(regency), clock);
  }

  private Ui make(HttpServletRequest request, Visitor visitor, String path) {
    RegencyDirectory directory = regencies.get().orElse(null);
    String regencyKey = RegencyPath.regencyOf(path);
    Actor actor = visitor.actor();
    RegencySettings regency =
        directory == null || regencyKey == null || actor == null ? null : directory.find(regencyKey).orElse(null);
    List<RegencySettings> visitorRegencies = directory == null ? List.of()
        : visitor.regencies().stream().flatMap(code -> directory.find(code).stream()).toList();
    List<NavigationItem> navigationItems = actor == null ? List.of()
        : navigations.get()
            .stream()
            .flatMap(navigation -> navigation.itemsFor(actor).stream())
            .sorted(Comparator.comparingInt(NavigationItem::order))
            .toList();
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Ui(words, localeOf(request, visitor), visitor, regency, visitorRegencies,
        csrf == null ? new Ui.CsrfField("_csrf", "") : new Ui.CsrfField(csrf.getParameterName(), csrf.getToken()),
        new PageFrame(path, takeFlashMessage(request), navigationItems,
            demonstration.get().map(accounts -> accounts.listFor(visitor.person())).orElse(List.of()),
            findHelp(request), request.getMethod().equals("GET"), waitingFor(actor, navigationItems)),
        clock);
  }

  private Supplier<Map<String, WaitingCount>> waitingFor(@Nullable Actor actor, List<NavigationItem> menu) {
    return actor == null ? Map::of
        : SingletonSupplier.of(() -> duties.get()
            .map(known -> known.findCounts(actor, menu.stream().map(NavigationItem::path).toList()))
            .orElse(Map.of()));
  }

  private @Nullable HelpTopic findHelp(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object pattern
        ? help.findByRoute(pattern.toString()).orElse(null)
        : null;
  }

  public Locale localeOf(HttpServletRequest request) {
    return localeOf(request,
        request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.anonymous());
  }

  private static Locale localeOf(HttpServletRequest request, Visitor visitor) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(LANGUAGE_COOKIE)) {
          return Messages.localeOf(cookie.getValue());
        }
      }
    }
    if (visitor.language() != null) {
      return visitor.language();
    }
    String accepted = request.getRequestURI().startsWith("/api/") ? request.getHeader("Accept-Language") : null;
    return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en") ? Messages.ENGLISH
        : Messages.INDONESIAN;
  }

  /** A flash is a message key with arguments, left by {@link FlashMessages}. */
  private @Nullable FlashNotice takeFlashMessage(HttpServletRequest request) {
    Map<String, ?> flashes = RequestContextUtils.getInputFlashMap(request);
    if (flashes == null || !(flashes.get(FlashMessages.ATTRIBUTE) instanceof FlashMessages.FlashMessage message)) {
      return null;
    }
    return new FlashNotice(words.text(localeOf(request), message.key(), message.args().toArray()),
        flashes.get(FlashMessages.LEFT) instanceof List<?> left ? left.stream().map(String::valueOf).toList()
            : List.of(),
        flashes.get(FlashMessages.UNDO) instanceof UUID offer ? offer : null);
  }
}
