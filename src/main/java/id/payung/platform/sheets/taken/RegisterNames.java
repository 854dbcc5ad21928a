package id.payung.platform.sheets.taken;

import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.ui.SelectOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The names of organisations in a register: known ones, those that a person says what they are, and the others. */
public final class RegisterNames {
  /** A person is asked about so many; rows with others wait. */
  private static final int MAX_ASKED = 150;

  /** A file with more unknown ones is no register of what the regency knows. */
  static final int MAX_UNKNOWN = 2000;
  private static final int MAX_NEAR = 5;
  private static final int MAX_COMPARED = 1000;
  private static final String SAME = "same:";
  private static final String NEW = "new:";

  private final NameMatcher matcher;
  private final Map<UUID, String> labels;
  private final List<SelectOption> kinds;
  private final UnaryOperator<String> guessedKind;
  private final RegisterAnswers answers;
  private final String regency;
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
   * @param kinds as what an unknown one can be made; none where the person may make none
   * @param guessedKind the kind that a name says itself, or an empty text
   */
  public RegisterNames(String regency, String regencyName, List<KnownName> known, List<SelectOption> kinds,
      UnaryOperator<String> guessedKind, RegisterAnswers answers) {
    this.regency = regency;
    this.matcher = NameMatcher.among(known, regencyName);
    this.labels = known.stream().collect(Collectors.toMap(KnownName::id, KnownName::label));
    this.kinds = kinds;
    this.guessedKind = guessedKind;
    this.answers = answers;
  }

  public NameMatcher matcher() {
    return matcher;
  }

  /**
   * Empty where nobody has said what the name is.
   *
   * @throws Refused when very many names are unknown
   */
  public Optional<UUID> resolve(String typed) {
    String name = NameMatcher.normalise(typed);
    Optional<UUID> known = matcher.find(typed);
    if (known.isPresent()) {
      return known;
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
    boolean guessable = near.isEmpty() && !guess.isEmpty() && kinds.stream().anyMatch(one -> one.value().equals(guess));
    return new Asked(typed, near, answers.isSaid(field) ? answers.to(field) : guessable ? NEW + guess : "");
  }

  private Optional<UUID> answered(String typed, String value) {
    if (value.startsWith(SAME)) {
      return Ids.parse(value.substring(SAME.length())).filter(labels::containsKey);
    }
    String kind = value.startsWith(NEW) ? value.substring(NEW.length()) : "";
    if (kinds.stream().noneMatch(one -> one.value().equals(kind))) {
      return Optional.empty();
    }
    UUID id = Ids.fromName("partner|" + regency + "|" + NameMatcher.normalise(typed));
    made.putIfAbsent(id, new NewName(id, kind, typed));
    return Optional.of(id);
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
    return asked.values()
        .stream()
        .sorted((one, other) -> Integer.compare(other.count, one.count))
        .limit(MAX_ASKED)
        .map(one -> new UnknownName(fieldOf(one.typed), one.typed, one.count,
            one.near.stream().map(id -> SelectOption.of(SAME + id, labels.getOrDefault(id, "–"))).toList(),
            kinds.stream().map(kind -> SelectOption.of(NEW + kind.value(), kind.label())).toList(), one.value))
        .toList();
  }

  private static String fieldOf(String typed) {
    return "name." + Ids.fromName(NameMatcher.normalise(typed));
  }
}
