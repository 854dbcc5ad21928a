package id.payung.platform.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The index finds every pattern that the framework's own matcher would, and few others. */
class RoutePatternTreeTests {
  private static final List<String> WORDS =
      List.of("73.24", "meetings", "plans", "a", "b", "export.xlsx", "{id}", "{name}.pdf", "{regency}", "*", "a?c", "");

  @Test
  void whatever_the_framework_matches_is_among_the_candidates() {
    Random random = new Random(20261129);
    List<PathPattern> patterns = new ArrayList<>();
    RoutePatternTree<PathPattern> tree = new RoutePatternTree<>();
    for (int n = 0; n < 400; n++) {
      PathPattern pattern = PathPatternParser.defaultInstance.parse(randomPattern(random));
      patterns.add(pattern);
      tree.add(pattern.getPatternString(), pattern);
    }
    int matched = 0;
    for (int n = 0; n < 5_000; n++) {
      PathContainer path = PathContainer.parsePath(randomPath(random));
      List<PathPattern> matching = patterns.stream().filter(pattern -> pattern.matches(path)).toList();
      matched += matching.size();
      assertThat(tree.findCandidates(path)).as(path.value()).containsAll(matching);
    }
    assertThat(matched).isGreaterThan(10_000);
  }

  @Test
  void a_look_up_does_not_grow_with_the_routes_beside_it() {
    RoutePatternTree<String> tree = new RoutePatternTree<>();
    tree.add("/{regency}/meetings/{id}", "meeting");
    for (int n = 0; n < 2_000; n++) {
      tree.add("/{regency}/module" + n + "/{id}", "module " + n);
    }

    assertThat(tree.findCandidates(PathContainer.parsePath("/73.24/meetings/7"))).containsExactly("meeting");
  }

  private static String randomPattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    int segments = 1 + random.nextInt(4);
    for (int n = 0; n < segments; n++) {
      // A name of a variable may stand once in a pattern.
      pattern.append('/').append(WORDS.get(random.nextInt(WORDS.size())).replaceFirst("\\{[a-z]+", "{v" + n));
    }
    return switch (random.nextInt(8)) {
      case 0 -> pattern + "/**";
      case 1 -> pattern + "/{*rest}";
      default -> pattern.toString();
    };
  }

  private static String randomPath(Random random) {
    List<String> words = List.of("73.24", "meetings", "plans", "a", "b", "abc", "x.pdf", "export.xlsx", "%20", "");
    StringBuilder path = new StringBuilder();
    int segments = random.nextInt(6);
    for (int n = 0; n < segments; n++) {
      path.append('/').append(words.get(random.nextInt(words.size())));
    }
    return path.isEmpty() ? "/" : path.toString();
  }
}
