package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.platform.list.ListQuery;
import id.payung.platform.list.PageKey;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** No key of a page, year or month that somebody makes up brings a fault: it is refused in words, or left out. */
@PayungTest
class PageKeyRouteTests {
  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";
  private static final String DAY = "+300000-01-01";
  private static final String INSTANT = DAY + "T00:00:00Z";
  private static final Set<String> KEYS = Set.of("from", "after", "page");

  @Autowired MockMvc mvc;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void no_key_that_somebody_made_up_brings_a_fault() throws Exception {
    Set<String> paths = new TreeSet<>(
        List.of("/73.24/reports/gallery", "/api/v1/73.24/villages?q=malili", "/73.24/trail/records/meeting/" + NO_ID));
    requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
      if (isRead(info) && isPaged(method)) {
        paths.addAll(pathsOf(info));
      }
    });
    assertThat(paths).hasSizeGreaterThan(15).contains("/73.24/changes", "/73.24/trail", "/73.24/meetings");

    List<String> faults = new ArrayList<>();
    for (String name : List.of("budi", "ani")) {
      Cookie session = TestSignIn.sessionCookie(mvc, name);
      for (String path : paths) {
        for (String key : madeUpKeys()) {
          String query = String.join("&", KEYS.stream().map(parameter -> parameter + "=" + key).toList());
          look(session, path + (path.contains("?") ? "&" : "?") + query, faults);
        }
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void no_year_or_month_of_no_calendar_brings_a_fault() throws Exception {
    List<String> faults = new ArrayList<>();
    Cookie session = TestSignIn.sessionCookie(mvc, "budi");
    for (String year : List.of("2147483647", "-2147483648", "999999999", "0", "x")) {
      look(session, "/73.24/plans/gates?year=" + year, faults);
      look(session, "/api/v1/73.24/activities?year=" + year, faults);
      look(session, "/73.24/reports/calendar?month=%2B" + year + "-12", faults);
    }

    assertThat(faults).isEmpty();
  }

  private void look(Cookie session, String address, List<String> faults) throws Exception {
    int status = mvc.perform(get(URI.create(address)).cookie(session)).andReturn().getResponse().getStatus();
    if (status >= 500) {
      faults.add(status + " " + address);
    }
  }

  private static List<String> madeUpKeys() {
    return List.of(PageKey.encode(DAY, NO_ID), PageKey.encode(INSTANT, NO_ID), PageKey.encode(INSTANT, "a"),
        PageKey.encode("abc", "x"), PageKey.encode("1e999999999", "x"), PageKey.encode("2026-01-01T00:00:00Z", "x"),
        PageKey.encode("x"), PageKey.encode(DAY, DAY, NO_ID), PageKey.encode("9".repeat(30), NO_ID));
  }

  private static boolean isRead(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
  }

  private static boolean isPaged(HandlerMethod method) {
    return Stream.of(method.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == ListQuery.class || isKey(parameter));
  }

  private static boolean isKey(MethodParameter parameter) {
    RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
    return asked != null && (KEYS.contains(asked.name())
        || KEYS.contains(Objects.requireNonNullElse(parameter.getParameter().getName(), "")));
  }

  private static List<String> pathsOf(RequestMappingInfo info) {
    return info.getPatternValues()
        .stream()
        .map(pattern -> UriComponentsBuilder
            .fromPath(pattern.replaceAll("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}", "{$1}"))
            .build()
            .expand(PageKeyRouteTests::valueOf)
            .toUriString())
        .toList();
  }

  private static Object valueOf(@Nullable String name) {
    return name == null ? "" : switch (name) {
      case "regency" -> "73.24";
      case "year" -> "2026";
      case "kind" -> "meeting";
      default -> NO_ID;
    };
  }
}
