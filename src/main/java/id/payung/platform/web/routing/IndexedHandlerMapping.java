package id.payung.platform.web.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The handler mapping of Spring MVC with an index over its patterns. All our addresses begin with the code of a
 * regency, so the framework compares each request with every handler there is; the index leaves it a few. What matches
 * and which match is best is still decided by the framework.
 */
final class IndexedHandlerMapping extends RequestMappingHandlerMapping {
  private volatile @Nullable RoutePatternTree<Route> routes;

  private record Route(RequestMappingInfo mapping, HandlerMethod handler) {}

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
      throws Exception {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request) || CorsUtils.isPreFlightRequest(request)) {
      return super.lookupHandlerMethod(lookupPath, request);
    }
    Set<Route> candidates = findCandidates(request);
    List<Route> matches = new ArrayList<>();
    for (Route candidate : candidates) {
      RequestMappingInfo match = getMatchingMapping(candidate.mapping(), request);
      if (match != null) {
        matches.add(new Route(match, candidate.handler()));
      }
    }
    if (matches.isEmpty()) {
      Set<RequestMappingInfo> mappings = new LinkedHashSet<>();
      candidates.forEach(candidate -> mappings.add(candidate.mapping()));
      return handleNoMatch(mappings, lookupPath, request);
    }
    Route best = requireBest(matches, lookupPath, request);
    request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, best.handler());
    handleMatch(best.mapping(), lookupPath, request);
    return best.handler();
  }

  /** @throws IllegalStateException if two handlers match equally well, as the framework does */
  private Route requireBest(List<Route> matches, String lookupPath, HttpServletRequest request) {
    Comparator<RequestMappingInfo> order = getMappingComparator(request);
    matches.sort((one, other) -> order.compare(one.mapping(), other.mapping()));
    Route best = matches.getFirst();
    if (matches.size() > 1 && order.compare(best.mapping(), matches.get(1).mapping()) == 0) {
      throw new IllegalStateException(
          "Two handlers for " + lookupPath + ": " + best.handler() + " and " + matches.get(1).handler());
    }
    return best;
  }

  private Set<Route> findCandidates(HttpServletRequest request) {
    return routes().findCandidates(ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication());
  }

  private RoutePatternTree<Route> routes() {
    RoutePatternTree<Route> known = routes;
    if (known == null) {
      RoutePatternTree<Route> built = new RoutePatternTree<>();
      getHandlerMethods().forEach((mapping, handler) -> patternsOf(mapping)
          .forEach(pattern -> built.add(pattern, new Route(mapping, handler))));
      routes = built;
      return built;
    }
    return known;
  }

  private static List<String> patternsOf(RequestMappingInfo mapping) {
    return mapping.getPathPatternsCondition() == null ? List.copyOf(mapping.getPatternValues())
        : mapping.getPathPatternsCondition().getPatterns().stream().map(PathPattern::getPatternString).toList();
  }

  @Override
  protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
    super.registerHandlerMethod(handler, method, mapping);
    routes = null;
  }

  @Override
  public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
    super.registerMapping(mapping, handler, method);
    routes = null;
  }

  @Override
  public void unregisterMapping(RequestMappingInfo mapping) {
    super.unregisterMapping(mapping);
    routes = null;
  }
}
