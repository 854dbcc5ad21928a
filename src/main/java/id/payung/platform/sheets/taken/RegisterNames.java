package id.payung.platform.sheets.taken;

import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.ui.SelectOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of organisations in a register: known ones, those that a person says what they are, and the others. */
public final class RegisterNames {
  /** A person is asked about so many; rows with others wait. */
  private static final int MAX_ASKED = 150;

  /** A file with more unknown ones is no register of what the regency knows. */
  static final int MAX_UNKNOWN = 2000;
  private static final int MAX_NEAR = 5;
  private static final int MAX_COMPARED = 1000;

  /** So many options stand on a page; names that are left without any are asked about when the others are answered. */
  private static final int MAX_OPTIONS = 12_000;

  /** Words of several, or of nobody in particular: no partner is made of them. */
  private static final Pattern SEVERAL = Pattern.compile(
      "(?:semua|seluruh|segenap|para|setiap|tiap|masing\\smasing|all)\\b.*|.*\\bterkait|(?:dll|dsb|dst|dan\\slain).*");
  private static final String SAME = "same:";
  private static final String NEW = "new:";

  private final NameMatcher matcher;
  private final Map<UUID, String> labels;
  private final List<SelectOption> kinds;
  private final UnaryOperator<String> guessedKind;
  private final RegisterAnswers answers;
  private final String regency;
  private final List<NameGroup> groups;
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final Map<UUID, NewName> made = new HashMap<>();

  /** One that is made. */
  public record NewName(UUID id, String kind, String name) {}

  private static final class Asked {
    private final String typed;
    private final List<UUID> near;
    private final String value;
    private int count;

    Asked(String typed, List<UUID> near, String value) {
      this.typed = typed;
      this.near = near;
      this.value = value;
    }
  }

  /**
   * @param regencyName which says nothing in a name
   * @param groups of known ones that a name may mean together; those without members are not offered
   * @param kinds as what an unknown one can be made; none where the person may make none
   * @param guessedKind the kind that a name says itself, or an empty text
   */
  public RegisterNames(String regency, String regencyName, List<KnownName> known, List<NameGroup> groups,
      List<SelectOption> kinds, UnaryOperator<String> guessedKind, RegisterAnswers answers) {
    this.regency = regency;
    this.matcher = NameMatcher.among(known, regencyName);
    this.labels = known.stream().collect(Collectors.toMap(KnownName::id, KnownName::label));
    this.groups = groups.stream().filter(one -> !one.members().isEmpty()).toList();
    this.kinds = kinds;
    this.guessedKind = guessedKind;
    this.answers = answers;
  }

  public NameMatcher matcher() {
    return matcher;
  }

  /** Whether it says several, or nobody in particular, and so cannot be one organisation. */
  public static boolean isSeveral(String typed) {
    return SEVERAL.matcher(NameMatcher.normalise(typed)).matches();
  }

  /**
   * The one that is meant; empty where nobody has said it, or several are.
   *
   * @throws Refused when very many names are unknown
   */
  public Optional<UUID> resolve(String typed) {
    List<UUID> all = resolveAll(typed);
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** All that are meant. */
  public List<UUID> resolveAll(String typed) {
    String name = NameMatcher.normalise(typed);
    Optional<UUID> known = matcher.find(typed);
    if (known.isPresent()) {
      return List.of(known.get());
    }
    if (asked.size() >= MAX_UNKNOWN && !asked.containsKey(name)) {
      throw new Refused("sheets.register.names.many", MAX_UNKNOWN);
    }
    Asked question = asked.computeIfAbsent(name, _ -> ask(typed));
    question.count++;
    return answered(typed, question.value);
  }

  private Asked ask(String typed) {
    List<UUID> near = asked.size() < MAX_COMPARED ? matcher.listNear(typed, MAX_NEAR) : List.of();
    String field = fieldOf(typed);
    String guess = guessedKind.apply(typed);
    boolean guessable = near.isEmpty() && kindsOf(typed).stream().anyMatch(one -> one.value().equals(guess));
    String before = answers.toBefore(field);
    boolean known = !answered(typed, before).isEmpty();
    return new Asked(typed, near,
        answers.isSaid(field) ? answers.to(field) : known ? before : guessable ? NEW + guess : "");
  }

  /** As what it can be made. */
  private List<SelectOption> kindsOf(String typed) {
    return isSeveral(typed) ? List.of() : kinds;
  }

  private List<UUID> answered(String typed, String value) {
    if (value.startsWith(SAME)) {
      return Ids.parse(value.substring(SAME.length())).filter(labels::containsKey).stream().toList();
    }
    Optional<NameGroup> group = groups.stream().filter(one -> one.value().equals(value)).findFirst();
    String kind = value.startsWith(NEW) ? value.substring(NEW.length()) : "";
    if (group.isPresent() || kindsOf(typed).stream().noneMatch(one -> one.value().equals(kind))) {
      return group.map(NameGroup::members).orElse(List.of());
    }
    UUID id = Ids.fromName("partner|" + regency + "|" + NameMatcher.normalise(typed));
    made.putIfAbsent(id, new NewName(id, kind, typed));
    return List.of(id);
  }

  /** Those that are made, among these. */
  public List<NewName> madeAmong(List<UUID> ids) {
    List<NewName> all = new ArrayList<>();
    ids.forEach(id -> Optional.ofNullable(made.get(id)).ifPresent(all::add));
    return all;
  }

  public String labelOf(UUID id) {
    NewName one = made.get(id);
    return one == null ? labels.getOrDefault(id, "–") : one.name();
  }

  /** What is asked about, the most frequent first. */
  public List<UnknownName> listUnknown() {
    List<SelectOption> all = labels.entrySet()
        .stream()
        .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
        .map(one -> SelectOption.of(SAME + one.getKey(), one.getValue()))
        .toList();
    List<UnknownName> unknown = new ArrayList<>();
    int options = 0;
    for (Asked one : asked.values().stream().sorted(Comparator.comparing((Asked it) -> -it.count)).toList()) {
      boolean room = options + all.size() <= MAX_OPTIONS;
      UnknownName next = unknown(one, room ? all : List.of());
      if (next.isOpen() && unknown.size() < MAX_ASKED) {
        unknown.add(next);
        options += room ? all.size() : 0;
      }
    }
    return List.copyOf(unknown);
  }

  /** How many names nobody is asked about yet. */
  public int countUnasked() {
    return asked.size() - listUnknown().size();
  }

  private UnknownName unknown(Asked one, List<SelectOption> all) {
    String field = fieldOf(one.typed);
    Set<UUID> first = new LinkedHashSet<>(one.near);
    if (one.value.startsWith(SAME)) {
      first.addAll(answered(one.typed, one.value));
    }
    Set<String> near = first.stream().map(id -> SAME + id).collect(Collectors.toSet());
    return new UnknownName(field, one.typed, one.count,
        first.stream().map(id -> SelectOption.of(SAME + id, labels.getOrDefault(id, "–"))).toList(),
        all.stream().filter(option -> !near.contains(option.value())).toList(), groups,
        kindsOf(one.typed).stream().map(kind -> SelectOption.of(NEW + kind.value(), kind.label())).toList(), one.value,
        !one.value.isEmpty() && one.value.equals(answers.toBefore(field)));
  }

  private static String fieldOf(String typed) {
    return "name." + Ids.fromName(NameMatcher.normalise(typed));
  }
}
