package id.payung.platform.help;

import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.YamlMapping;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All topics of help and the words of the glossary. */
@Component
public class HelpCatalogue {
  private final List<HelpTerm> words;
  private final List<HelpTopic> topics;

  /** By route; there are no more than handlers. */
  private final Map<String, Optional<HelpTopic>> byRoute = new ConcurrentHashMap<>();

  HelpCatalogue(ReferenceCatalogue reference) {
    words =
        reference.file("platform/glossary", file -> file.mappings("words").stream().map(HelpCatalogue::word).toList());
    Map<String, HelpTerm> byCode = words.stream().collect(Collectors.toMap(HelpTerm::code, Function.identity()));
    topics = reference.file("platform/help",
        file -> file.mappings("topics").stream().map(topic -> topic(topic, byCode)).toList());
  }

  private static HelpTerm word(YamlMapping word) {
    return new HelpTerm(word.text("code"), word.bilingualText("name"), word.bilingualText("means"));
  }

  private static HelpTopic topic(YamlMapping topic, Map<String, HelpTerm> words) {
    List<HelpTerm> used = split(topic.text("words")).map(code -> {
      HelpTerm word = words.get(code);
      if (word == null) {
        throw new IllegalStateException("help: the glossary has no " + code);
      }
      return word;
    }).toList();
    return new HelpTopic(topic.text("code"), split(topic.text("routes")).toList(), topic.bilingualText("title"),
        topic.bilingualText("text"), used);
  }

  private static Stream<String> split(String codes) {
    return Stream.of(codes.split(" ")).filter(code -> !code.isEmpty());
  }

  public List<HelpTopic> topics() {
    return topics;
  }

  public List<HelpTerm> words() {
    return words;
  }

  public Optional<HelpTopic> find(String code) {
    return topics.stream().filter(topic -> topic.code().equals(code)).findFirst();
  }

  /** What explains the page of this handler. @param handlerPattern as the handler declares it */
  public Optional<HelpTopic> findByRoute(String handlerPattern) {
    return byRoute.computeIfAbsent(handlerPattern, pattern -> closest(HelpRoute.of(pattern)));
  }

  private Optional<HelpTopic> closest(String route) {
    return topics.stream()
        .filter(topic -> closeness(topic, route) > 0)
        .max(Comparator.comparingInt(topic -> closeness(topic, route)));
  }

  private static int closeness(HelpTopic topic, String route) {
    return topic.routes().stream().mapToInt(pattern -> HelpRoute.closeness(pattern, route)).max().orElse(0);
  }
}
