package id.payung.platform.web;

import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Words;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Ui} of a request. */
@Component
public class UiFactory {
  static final String LANGUAGE_COOKIE = "bahasa";

  private final Words words;
  private final ObjectProvider<RegencyDirectory> regencies;
  private final ObjectProvider<Navigation> navigations;
  private final Clock clock;

  UiFactory(Words words, ObjectProvider<RegencyDirectory> regencies, ObjectProvider<Navigation> navigations,
      Clock clock) {
    this.words = words;
    this.regencies = regencies;
    this.navigations = navigations;
    this.clock = clock;
  }

  public Ui of(HttpServletRequest request) {
    Visitor visitor = request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.nobody();
    String path = request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed ? failed
        : request.getRequestURI();
    RegencyDirectory directory = regencies.getIfAvailable();
    String key = RegencyPath.regencyOf(path);
    Actor actor = visitor.actor();
    RegencySettings regency =
        directory == null || key == null || actor == null ? null : directory.find(key).orElse(null);
    List<RegencySettings> others = directory == null ? List.of()
        : visitor.regencies().stream().flatMap(code -> directory.find(code).stream()).toList();
    List<NavigationItem> doors = actor == null ? List.of()
        : navigations.stream()
            .flatMap(navigation -> navigation.doorsFor(actor).stream())
            .sorted(Comparator.comparingInt(NavigationItem::order))
            .toList();
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Ui(words, localeOf(request, visitor), visitor, regency, others, path,
        csrf == null ? "_csrf" : csrf.getParameterName(), csrf == null ? "" : csrf.getToken(), flash(request), doors,
        clock);
  }

  public Locale localeOf(HttpServletRequest request) {
    return localeOf(request,
        request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.nobody());
  }

  private static Locale localeOf(HttpServletRequest request, Visitor visitor) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(LANGUAGE_COOKIE)) {
          return cookie.getValue().equals("en") ? Words.ENGLISH : Words.INDONESIAN;
        }
      }
    }
    if (visitor.language() != null) {
      return visitor.language();
    }
    String accepted = request.getRequestURI().startsWith("/api/") ? request.getHeader("Accept-Language") : null;
    return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en") ? Words.ENGLISH : Words.INDONESIAN;
  }

  /** A flash is a message key with arguments, left by {@link Flash}. */
  private @Nullable String flash(HttpServletRequest request) {
    Map<String, ?> flashes = RequestContextUtils.getInputFlashMap(request);
    Object left = flashes == null ? null : flashes.get(Flash.ATTRIBUTE);
    return left instanceof Flash.Message message ? words.say(localeOf(request), message.key(), message.args().toArray())
        : null;
  }
}
