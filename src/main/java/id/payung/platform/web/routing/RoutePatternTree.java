package id.payung.platform.web.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;

/**
 * Routes by the segments of their patterns. A look-up follows the segments of a path, so that its cost depends on the
 * length of the path and not on the number of routes.
 *
 * @param <R> what stands for a route
 */
final class RoutePatternTree<R> {
  private final Node<R> root = new Node<>();

  /** @param pattern a pattern of Spring's PathPatternParser, as text */
  void add(String pattern, R route) {
    Node<R> node = root;
    for (String segment : pattern.split("/")) {
      if (segment.equals("**") || segment.startsWith("{*")) {
        node.routesOfAllBelow.add(route);
        return;
      }
      if (!segment.isEmpty()) {
        node = isLiteral(segment) ? node.literals.computeIfAbsent(segment, _ -> new Node<>()) : node.variableNode();
      }
    }
    node.routes.add(route);
  }

  /** All routes, each once, whose pattern may match the path; a few of them may still not match. */
  Set<R> findCandidates(PathContainer path) {
    List<String> segments = new ArrayList<>();
    for (PathContainer.Element element : path.elements()) {
      if (element instanceof PathContainer.PathSegment segment) {
        segments.add(segment.valueToMatch());
      }
    }
    Set<R> candidates = new LinkedHashSet<>();
    collect(root, segments, 0, candidates);
    return candidates;
  }

  private void collect(Node<R> node, List<String> segments, int depth, Set<R> candidates) {
    candidates.addAll(node.routesOfAllBelow);
    if (depth == segments.size()) {
      candidates.addAll(node.routes);
      if (node.variable != null) {
        candidates.addAll(node.variable.routes); // "/*" also matches "/"
      }
      return;
    }
    Node<R> literal = node.literals.get(segments.get(depth));
    if (literal != null) {
      collect(literal, segments, depth + 1, candidates);
    }
    if (node.variable != null) {
      collect(node.variable, segments, depth + 1, candidates);
    }
  }

  private static boolean isLiteral(String segment) {
    return segment.chars().noneMatch(sign -> sign == '{' || sign == '*' || sign == '?');
  }

  private static final class Node<R> {
    private final Map<String, Node<R>> literals = new HashMap<>();
    private final List<R> routes = new ArrayList<>();
    private final List<R> routesOfAllBelow = new ArrayList<>();
    private @Nullable Node<R> variable;

    private Node<R> variableNode() {
      Node<R> known = variable;
      if (known == null) {
        known = new Node<>();
        variable = known;
      }
      return known;
    }
  }
}
