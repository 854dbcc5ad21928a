package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/** The index over the handlers leads every address to the handler that the framework alone would take. */
@DemoApplicationTest
class HandlerLookupTests {
  @Autowired
  @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping indexed;
  @Autowired ApplicationContext context;

  @Test
  void every_route_leads_to_the_handler_that_the_framework_would_take() throws Exception {
    RequestMappingHandlerMapping plain = new RequestMappingHandlerMapping();
    Map<RequestMappingInfo, HandlerMethod> handlers = indexed.getHandlerMethods();
    plain.setApplicationContext(context);
    plain.setPatternParser(indexed.getPatternParser());
    handlers.forEach((mapping, handler) -> plain.registerMapping(mapping, handler.getBean(), handler.getMethod()));
    Map<String, String> differ = new TreeMap<>();
    int compared = 0;
    for (RequestMappingInfo mapping : handlers.keySet()) {
      for (PathPattern pattern : Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns()) {
        String path = pattern.getPatternString()
            .replaceAll("\\{regency[^}]*\\}", "73.24")
            .replaceAll("\\{[^}]*\\}", "0198c0de-0000-7000-8000-000000000001");
        for (String address : List.of(path, path + "/", path + "/x", path.toUpperCase(Locale.ROOT))) {
          for (RequestMethod method : List.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.DELETE)) {
            compared++;
            String expected = lookUp(plain, method, address);
            String found = lookUp(indexed, method, address);
            if (!expected.equals(found)) {
              differ.put(method + " " + address, found + " instead of " + expected);
            }
          }
        }
      }
    }

    assertThat(compared).isGreaterThan(1_000);
    assertThat(differ).isEmpty();
  }

  private static String lookUp(RequestMappingHandlerMapping mapping, RequestMethod method, String address) {
    MockHttpServletRequest request = new MockHttpServletRequest(method.name(), address);
    ServletRequestPathUtils.parseAndCache(request);
    try {
      HandlerExecutionChain chain = mapping.getHandler(request);
      return chain == null ? "none"
          : ((HandlerMethod) chain.getHandler()).getMethod() + " " + new TreeMap<>((Map<?, ?>) Objects
              .requireNonNullElse(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE), Map.of()));
    } catch (Exception refused) {
      return refused.getClass().getSimpleName() + " " + refused.getMessage();
    }
  }
}
