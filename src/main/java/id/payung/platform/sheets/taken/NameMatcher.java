package id.payung.platform.sheets.taken;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds known things by names as people write them: whatever the case, the marks, the legal form and the name of the
 * regency, and with one letter wrong in a long name. What could be two is none.
 */
public final class NameMatcher {
  private static final int MIN_LENGTH_FOR_SLIPS = 8;
  private static final int MAX_LENGTH = 200;

  /** Of names in one cell; nobody writes more, and each is compared with all that are known. */
  private static final int MAX_PARTS = 60;
  private static final Set<String> LEGAL_FORMS = Set.of("pt", "cv", "ud", "tbk", "persero", "perseroan", "terbatas",
      "yayasan", "kabupaten", "kab", "pemkab", "the", "of");
  private static final Pattern LIST_MARKS =
      Pattern.compile("(?m)^\\s*(?:\\(?\\d{1,2}[.)]\\s+|[a-z][.)]\\s+|[-•*–]\\s*)");

  private final Map<String, Set<UUID>> exact = new HashMap<>();
  private final Map<String, Set<UUID>> plain = new HashMap<>();
  private final Map<String, Set<String>> wordsByName = new HashMap<>();
  private final Set<String> noise = new HashSet<>(LEGAL_FORMS);

  /**
   * @param names of each thing, the short ones too
   * @param regency whose own name says nothing in a name
   */
  public NameMatcher(Map<UUID, List<String>> names, String regency) {
    noise.addAll(Arrays.asList(normalise(regency).split(" ")));
    names.forEach((id, called) -> called.stream().filter(name -> !normalise(name).isEmpty()).forEach(name -> {
      exact.computeIfAbsent(normalise(name), _ -> new HashSet<>()).add(id);
      plain.computeIfAbsent(plain(name), _ -> new HashSet<>()).add(id);
    }));
    plain.keySet().forEach(name -> wordsByName.put(name, new HashSet<>(Arrays.asList(name.split(" ")))));
  }

  /** The one that is meant. */
  public Optional<UUID> find(String typed) {
    Optional<UUID> same = only(exact.get(normalise(typed)));
    if (same.isEmpty() && !exact.containsKey(normalise(typed))) {
      String name = plain(typed);
      same = only(plain.get(name));
      if (same.isEmpty() && !plain.containsKey(name) && name.length() >= MIN_LENGTH_FOR_SLIPS) {
        return only(plain.entrySet()
            .stream()
            .filter(one -> isOneSlip(name, one.getKey()))
            .flatMap(one -> one.getValue().stream())
            .collect(Collectors.toSet()));
      }
    }
    return same;
  }

  private static Optional<UUID> only(@Nullable Collection<UUID> found) {
    return found == null || found.size() != 1 ? Optional.empty() : Optional.of(found.iterator().next());
  }

  /** Those that may be meant, the likeliest first. */
  public List<UUID> listNear(String typed, int most) {
    Set<String> words = new HashSet<>(Arrays.asList(plain(typed).split(" ")));
    Map<UUID, Double> shares = new HashMap<>();
    plain.forEach((name, ids) -> {
      Set<String> own = wordsByName.getOrDefault(name, Set.of());
      long shared = own.stream().filter(word -> word.length() > 2 && words.contains(word)).count();
      double share = (double) shared / Math.max(1, Math.min(own.size(), words.size()));
      if (share >= 0.5) {
        ids.forEach(id -> shares.merge(id, share + shared / 100.0, Math::max));
      }
    });
    return shares.entrySet()
        .stream()
        .sorted(Map.Entry.<UUID, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The names in a cell: on lines, numbered, behind semicolons, and behind commas where the parts are known and the
   * whole is not, for the names of offices have commas of their own.
   */
  public List<String> split(String cell) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : String.join("\n", listLines(cell)).split("[;\n]| / ", MAX_PARTS)) {
      String name = cut(part);
      if (name.isEmpty() || find(name).isPresent()) {
        names.add(name);
      } else {
        names.addAll(splitAtCommas(name));
      }
    }
    names.remove("");
    return List.copyOf(names);
  }

  /** What stands in a cell on lines of its own, or behind numbers that begin with 1, without the marks before it. */
  public static List<String> listLines(String cell) {
    String lines = cell.strip().replaceAll("[ \\t\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n");
    if (lines.matches("(?s)\\(?1[.)].*")) {
      lines = lines.replaceAll("(?<=\\S)\\s+(?=\\(?\\d{1,2}[.)]\\s)", "\n");
    }
    return LIST_MARKS.matcher(lines).replaceAll("").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** From the left the longest known names; what is known in no part stays whole. */
  private List<String> splitAtCommas(String whole) {
    List<String> parts = List.of(whole.split("\\s*,\\s*(?:dan\\s+)?|\\s+(?:dan|serta|&)\\s+"));
    if (parts.size() > MAX_PARTS) {
      return List.of(whole);
    }
    List<String> names = new ArrayList<>();
    boolean anyKnown = false;
    for (int from = 0; from < parts.size();) {
      int to = Math.min(parts.size(), from + 6);
      while (to > from + 1 && find(String.join(" ", parts.subList(from, to))).isEmpty()) {
        to--;
      }
      String name = cut(String.join(to - from > 1 ? ", " : "", parts.subList(from, to)));
      anyKnown |= find(name).isPresent();
      names.add(name);
      from = to;
    }
    return anyKnown ? names : List.of(whole);
  }

  private static String cut(String name) {
    String clean = name.strip().replaceAll("\\s+", " ").replaceAll("[,.;:]+$", "");
    return clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) : clean;
  }

  private String plain(String name) {
    String words = Arrays.stream(normalise(name).split(" "))
        .filter(word -> !noise.contains(word))
        .collect(Collectors.joining(" "));
    return words.isEmpty() ? normalise(name) : words;
  }

  /** Small letters without marks; a word for "and" is none. */
  static String normalise(String name) {
    String small = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    return small.replaceAll("[^\\p{L}\\p{N}]+", " ")
        .replaceAll("\\bkec\\b", "kecamatan")
        .replaceAll("\\bdan\\b", " ")
        .replaceAll(" +", " ")
        .strip();
  }

  private static boolean isOneSlip(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = a.length() >= b.length() ? b : a;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
      at++;
    }
    boolean digit = at < longer.length() && Character.isDigit(longer.charAt(at))
        || at < shorter.length() && Character.isDigit(shorter.charAt(at));
    String rest = at < longer.length() ? longer.substring(at + 1) : "";
    return !digit && (rest.equals(shorter.substring(at))
        || longer.length() == shorter.length() && at < shorter.length() && rest.equals(shorter.substring(at + 1)));
  }
}
