package id.payung.legislation;

import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.YamlMapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The paths of drafts as {@code reference/legislation/paths.yaml} has them, read once and held against itself. */
public final class LegislationPaths {
  private static final Set<String> WRITERS = Set.of("initiator", "regent", "council", "either");

  private final Map<String, DraftKind> kinds = new LinkedHashMap<>();
  private final Map<String, DraftStage> stages = new LinkedHashMap<>();
  private final Map<String, DraftEventKind> events = new LinkedHashMap<>();
  private final Map<String, BilingualText> holders = new LinkedHashMap<>();
  private final Map<String, PathChoice> reviews = new LinkedHashMap<>();
  private final Map<String, PathChoice> outsideGrounds = new LinkedHashMap<>();

  /** Something to choose, with where it comes from. */
  public record PathChoice(String code, BilingualText name, RuleSource source) {}

  /**
   * Where a statement of the paths comes from.
   *
   * @param note how sure it is (A, B, U) and where it was read
   * @param confirmed false: the screen says so
   */
  public record RuleSource(String note, boolean confirmed) {}

  /**
   * Where a draft stands.
   *
   * @param holder who has it in hand; {@code initiator} for whichever side wrote it
   * @param otherHolders by kind of draft, where another has it
   * @param end how it ended, {@code in-force} or {@code withdrawn}; null while it goes on
   */
  public record DraftStage(String code, BilingualText name, String holder, Map<String, String> otherHolders,
      @Nullable String end) {

    /** The code of who has a draft of this kind in hand. */
    public String holderOf(DraftKind kind) {
      String known = otherHolders.getOrDefault(kind.code(), holder);
      if (!known.equals("initiator")) {
        return known;
      }
      return kind.side() == DraftSide.COUNCIL ? "council" : "legal";
    }
  }

  private LegislationPaths(YamlMapping file) {
    YamlMapping sources = file.mapping("sources");
    file.mappings("holders").forEach(line -> holders.put(line.text("code"), line.bilingualText("name")));
    file.mappings("reviews").forEach(line -> reviews.put(line.text("code"), choice(line, sources)));
    file.mappings("outside").forEach(line -> outsideGrounds.put(line.text("code"), choice(line, sources)));
    file.mappings("kinds").forEach(line -> put(kinds, line.text("code"), kind(line, sources)));
    file.mappings("stages").forEach(line -> put(stages, line.text("code"), stage(line)));
    file.mappings("events").forEach(line -> put(events, line.text("code"), event(line, sources)));
    requireWhole();
  }

  public static LegislationPaths of(ReferenceCatalogue reference) {
    return reference.file("legislation/paths", LegislationPaths::new);
  }

  private static <T> void put(Map<String, T> known, String code, T value) {
    if (known.put(code, value) != null) {
      throw new IllegalStateException("legislation/paths has " + code + " twice");
    }
  }

  private static RuleSource source(YamlMapping line, YamlMapping sources) {
    return new RuleSource(sources.text(line.text("source")), line.flag("confirmed"));
  }

  private static PathChoice choice(YamlMapping line, YamlMapping sources) {
    return new PathChoice(line.text("code"), line.bilingualText("name"), source(line, sources));
  }

  private static DraftKind kind(YamlMapping line, YamlMapping sources) {
    return new DraftKind(line.text("code"), line.bilingualText("name"), DraftSide.of(line.text("side")),
        line.textList("reviews"), line.text("series"), line.text("gazette", ""), line.flag("parent"),
        source(line, sources));
  }

  private DraftStage stage(YamlMapping line) {
    Map<String, String> others = new HashMap<>();
    kinds.keySet()
        .stream()
        .filter(kind -> line.has("holder-" + kind))
        .forEach(kind -> others.put(kind, line.text("holder-" + kind)));
    return new DraftStage(line.text("code"), line.bilingualText("name"), line.text("holder"), Map.copyOf(others),
        line.has("ends") ? line.text("ends") : null);
  }

  private static DraftEventKind event(YamlMapping line, YamlMapping sources) {
    Set<DraftEventKind.Need> needs = EnumSet.noneOf(DraftEventKind.Need.class);
    texts(line, "needs")
        .forEach(need -> needs.add(DraftEventKind.Need.valueOf(need.toUpperCase(Locale.ROOT).replace('-', '_'))));
    return new DraftEventKind(line.text("code"), line.bilingualText("name"),
        new DraftEventKind.Place(
            line.text("by"), texts(line, "from"), Set.copyOf(texts(line, "kinds")), Set.copyOf(texts(line, "reviews"))),
        needs,
        new DraftEventKind.EventClocks(texts(line, "starts"), texts(line, "stops"), texts(line, "after"),
            texts(line, "before")),
        new DraftEventKind.Effect(line.text("to").equals("same") ? null : line.text("to"),
            line.has("brings") ? DraftSide.of(line.text("brings")) : null, line.flag("once"), line.has("programme"),
            line.flag("milestone")),
        new DraftEventKind.Papers(papers(line, "in"), papers(line, "out")), source(line, sources));
  }

  private static List<String> texts(YamlMapping line, String key) {
    return line.has(key) ? line.textList(key) : List.of();
  }

  private static List<BilingualText> papers(YamlMapping line, String key) {
    List<BilingualText> papers = new ArrayList<>();
    if (line.has(key)) {
      line.mappings(key).forEach(paper -> papers.add(new BilingualText(paper.text("id"), paper.text("en"))));
    }
    return List.copyOf(papers);
  }

  /** A path that names what is not there stops the start. */
  private void requireWhole() {
    stages.values().forEach(stage -> kinds.values().forEach(kind -> require(holders, stage.holderOf(kind))));
    kinds.values().forEach(kind -> kind.reviews().forEach(review -> require(reviews, review)));
    for (DraftEventKind event : events.values()) {
      event.from().forEach(stage -> require(stages, stage));
      event.place().kinds().forEach(kind -> require(kinds, kind));
      event.place().reviews().forEach(review -> require(reviews, review));
      if (event.to() != null) {
        require(stages, event.to());
      }
      if (!WRITERS.contains(event.place().by())) {
        throw new IllegalStateException("legislation/paths: nobody is called " + event.place().by());
      }
    }
  }

  private static void require(Map<String, ?> known, String code) {
    if (!known.containsKey(code)) {
      throw new IllegalStateException("legislation/paths has no " + code);
    }
  }

  public List<DraftKind> kinds() {
    return List.copyOf(kinds.values());
  }

  public List<DraftStage> stages() {
    return List.copyOf(stages.values());
  }

  public List<DraftEventKind> events() {
    return List.copyOf(events.values());
  }

  public List<String> holderCodes() {
    return List.copyOf(holders.keySet());
  }

  public List<PathChoice> reviews() {
    return List.copyOf(reviews.values());
  }

  public List<PathChoice> outsideGrounds() {
    return List.copyOf(outsideGrounds.values());
  }

  public Optional<DraftKind> findKind(String code) {
    return Optional.ofNullable(kinds.get(code));
  }

  public DraftKind requireKind(String code) {
    return findKind(code).orElseThrow(() -> new IllegalArgumentException("no kind " + code));
  }

  public DraftStage requireStage(String code) {
    return Optional.ofNullable(stages.get(code)).orElseThrow(() -> new IllegalArgumentException("no stage " + code));
  }

  public Optional<DraftEventKind> findEvent(@Nullable String code) {
    return Optional.ofNullable(events.get(code));
  }

  public DraftEventKind requireEvent(String code) {
    return findEvent(code).orElseThrow(() -> new IllegalArgumentException("no event " + code));
  }

  /** The event with which a draft begins. */
  public DraftEventKind firstEvent() {
    return events.values().stream().filter(event -> event.from().isEmpty()).findFirst().orElseThrow();
  }

  /** Events that may follow at a stage, in the order of the file, whoever writes them down. */
  public List<DraftEventKind> listNext(DraftKind kind, String review, String stage) {
    return events.values().stream().filter(event -> event.knows(kind, review) && event.from().contains(stage)).toList();
  }

  /** The events of its path that are planned, in the order of the file. */
  public List<DraftEventKind> listMilestones(DraftKind kind, String review) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(String.valueOf(firstEvent().to())));
    Set<String> ways = new HashSet<>();
    while (!open.isEmpty()) {
      String stage = open.pop();
      if (seen.add(stage)) {
        for (DraftEventKind way : listNext(kind, review, stage)) {
          ways.add(way.code());
          open.push(way.to() == null ? stage : way.to());
        }
      }
    }
    return events.values().stream().filter(way -> way.effect().milestone() && ways.contains(way.code())).toList();
  }

  public String kindName(String code, Locale locale) {
    return kinds.containsKey(code) ? kinds.get(code).name().in(locale) : code;
  }

  public String stageName(String code, Locale locale) {
    return stages.containsKey(code) ? stages.get(code).name().in(locale) : code;
  }

  BilingualText holder(String code) {
    return Optional.ofNullable(holders.get(code)).orElseThrow(() -> new IllegalArgumentException("no holder " + code));
  }

  public String holderName(String code, Locale locale) {
    return holders.containsKey(code) ? holders.get(code).in(locale) : code;
  }

  public String eventName(String code, Locale locale) {
    return events.containsKey(code) ? events.get(code).name().in(locale) : code;
  }
}
