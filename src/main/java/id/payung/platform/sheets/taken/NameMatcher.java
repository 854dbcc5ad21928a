package id.payung.platform.sheets.taken;

import id.payung.platform.search.TypingErrorDetector;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds known things by names as people write them: whatever the case, the marks, the legal form and the name of the
 * regency, and with one letter wrong in a long name. What could be two is none. It remembers what it was asked, for
 * registers say the same in every row: one is made for one matching, and used by one thread.
 */
public final class NameMatcher {
  private static final int MIN_LENGTH_FOR_SLIPS = 8;
  private static final int MAX_LENGTH = 200;

  /** Of names in one cell; nobody writes more. What stands behind them stays together and is no known name. */
  static final int MAX_PARTS = 60;

  /** So many parts behind commas of one cell are compared; what stands behind them is left as it is. */
  private static final int MAX_COMPARED = 120;

  /** A name has commas of its own for so many parts, and for fewer in a cell of very many. */
  private static final int LONGEST_WINDOW = 6;
  private static final int SHORTER_WINDOW = 3;
  private static final int MANY_PARTS = 30;

  /** So many answers are remembered of each kind; a register of an office has some hundreds. */
  private static final int MAX_REMEMBERED = 20_000;
  private static final Set<String> LEGAL_FORMS = Set.of("pt", "cv", "ud", "tbk", "persero", "perseroan", "terbatas",
      "yayasan", "kabupaten", "kab", "pemkab", "the", "of");
  private static final List<String> KINDS_OF_VILLAGES = List.of("desa", "kelurahan", "kel");
  private static final Pattern LIST_MARKS =
      Pattern.compile("(?m)^[ \\t]*+(?:\\(?\\d{1,2}[.)]\\s+|[a-z][.)]\\s+|[-•*–]\\s*)");

  private static final Pattern COMMAS =
      Pattern.compile("(?:(?<!\\s)\\s++)?+,\\s*+(?:dan\\s++)?|(?<!\\s)\\s++(?:dan|serta|&)\\s++");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DISTRICT = Pattern.compile("\\bkec\\b");
  private static final Pattern AND = Pattern.compile("\\bdan\\b");
  private static final Pattern SPACES = Pattern.compile(" +");

  private final Map<String, Set<UUID>> exact = new HashMap<>();
  private final Map<String, Set<UUID>> plain = new HashMap<>();
  private final Map<String, Set<String>> wordsByName = new HashMap<>();
  private final Map<Integer, List<String>> plainByLength = new HashMap<>();
  private final Map<String, Optional<UUID>> found = new HashMap<>();
  private final Map<String, List<String>> splitCells = new HashMap<>();
  private final Set<String> noise = new HashSet<>(LEGAL_FORMS);

  /**
   * @param names of each thing, the short ones too
   * @param regency whose own name says nothing in a name
   */
  public NameMatcher(Map<UUID, List<String>> names, String regency) {
    noise.addAll(Arrays.asList(normalise(regency).split(" ")));
    names.forEach(
        (id, called) -> called.stream().map(NameMatcher::normalise).filter(name -> !name.isEmpty()).forEach(name -> {
          exact.computeIfAbsent(name, _ -> new HashSet<>()).add(id);
          plain.computeIfAbsent(plain(name), _ -> new HashSet<>()).add(id);
        }));
    plain.keySet().forEach(name -> {
      wordsByName.put(name, new HashSet<>(Arrays.asList(name.split(" "))));
      plainByLength.computeIfAbsent(name.length(), _ -> new ArrayList<>()).add(name);
    });
  }

  public static NameMatcher among(List<KnownName> known, String regency) {
    return new NameMatcher(known.stream().collect(Collectors.toMap(KnownName::id, KnownName::names)), regency);
  }

  /** Villages: whether they are called desa or kelurahan says nothing. */
  public static NameMatcher amongVillages(List<KnownName> known) {
    return among(known, String.join(" ", KINDS_OF_VILLAGES));
  }

  /** The one that is meant. */
  public Optional<UUID> find(String typed) {
    return findNormal(normalise(typed));
  }

  private Optional<UUID> findNormal(String name) {
    Optional<UUID> before = found.get(name);
    if (before != null) {
      return before;
    }
    Optional<UUID> now = search(name);
    if (found.size() < MAX_REMEMBERED) {
      found.put(name, now);
    }
    return now;
  }

  private Optional<UUID> search(String normal) {
    if (exact.containsKey(normal)) {
      return only(exact.get(normal));
    }
    String name = plain(normal);
    if (plain.containsKey(name) || name.length() < MIN_LENGTH_FOR_SLIPS) {
      return only(plain.get(name));
    }
    return only(IntStream.rangeClosed(name.length() - 1, name.length() + 1)
        .mapToObj(length -> plainByLength.getOrDefault(length, List.of()))
        .flatMap(List::stream)
        .filter(one -> TypingErrorDetector.isWithinOne(name, one))
        .flatMap(one -> plain.getOrDefault(one, Set.of()).stream())
        .collect(Collectors.toSet()));
  }

  private static Optional<UUID> only(@Nullable Collection<UUID> found) {
    return found == null || found.size() != 1 ? Optional.empty() : Optional.of(found.iterator().next());
  }

  /** Those that may be meant, the likeliest first. */
  public List<UUID> listNear(String typed, int most) {
    Set<String> words = new HashSet<>(Arrays.asList(plain(normalise(typed)).split(" ")));
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
    List<String> before = splitCells.get(cell);
    if (before != null) {
      return before;
    }
    List<String> names = splitNew(cell);
    if (splitCells.size() < MAX_REMEMBERED) {
      splitCells.put(cell, names);
    }
    return names;
  }

  private List<String> splitNew(String cell) {
    Set<String> names = new LinkedHashSet<>();
    int compared = 0;
    for (String part : String.join("\n", listLines(cell)).split("[;\n]| / ", MAX_PARTS)) {
      String name = cut(part);
      List<String> parts = List.of(COMMAS.split(name));
      if (name.isEmpty() || parts.size() == 1 || compared + parts.size() > MAX_COMPARED || find(name).isPresent()) {
        names.add(name);
      } else {
        compared += parts.size();
        names.addAll(knownAmong(name, parts));
      }
    }
    names.remove("");
    if (names.size() <= MAX_PARTS) {
      return List.copyOf(names);
    }
    List<String> first = new ArrayList<>(names.stream().limit(MAX_PARTS - 1L).toList());
    first.add(cut(String.join("; ", names.stream().skip(MAX_PARTS - 1L).toList())));
    return List.copyOf(first);
  }

  /** What stands in a cell on lines of its own, or behind numbers that begin with 1, without the marks around it. */
  public static List<String> listLines(String cell) {
    String lines = cell.strip().replaceAll("[ \\t\u00a0]+", " ").replaceAll("(?<!\\s)[\\s&&[^\\n]]*+\\n\\s*+", "\n");
    if (lines.matches("(?s)\\(?1[.)].*")) {
      lines = lines.replaceAll("(?<=\\S)\\s+(?=\\(?\\d{1,2}[.)]\\s)", "\n");
    }
    return LIST_MARKS.matcher(lines)
        .replaceAll("")
        .lines()
        .map(NameMatcher::withoutMarkBehind)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Without the semicolon or comma that parts it from the next. */
  private static String withoutMarkBehind(String line) {
    int end = line.length();
    while (end > 0 && (Character.isWhitespace(line.charAt(end - 1)) || line.charAt(end - 1) == ';'
        || line.charAt(end - 1) == ',')) {
      end--;
    }
    return line.substring(0, end).strip();
  }

  /** From the left the longest known names; what is known in no part stays whole. */
  private List<String> knownAmong(String whole, List<String> parts) {
    if (parts.size() > MAX_PARTS) {
      return List.of(whole);
    }
    List<String> normal = parts.stream().map(NameMatcher::normalise).toList();
    int longest = parts.size() > MANY_PARTS ? SHORTER_WINDOW : LONGEST_WINDOW;
    List<String> names = new ArrayList<>();
    boolean anyKnown = false;
    for (int from = 0; from < parts.size();) {
      int to = Math.min(parts.size(), from + longest);
      while (to > from + 1 && findNormal(joined(normal.subList(from, to))).isEmpty()) {
        to--;
      }
      anyKnown |= findNormal(joined(normal.subList(from, to))).isPresent();
      names.add(cut(String.join(", ", parts.subList(from, to))));
      from = to;
    }
    return anyKnown ? names : List.of(whole);
  }

  private static String joined(List<String> normal) {
    return normal.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }

  private static String cut(String name) {
    String clean = name.strip().replaceAll("\\s+", " ");
    int end = clean.length();
    while (end > 0 && ",.;:".indexOf(clean.charAt(end - 1)) >= 0) {
      end--;
    }
    return clean.substring(0, Math.min(end, MAX_LENGTH)).strip();
  }

  /** Of a normalised name. */
  private String plain(String normal) {
    String words =
        Arrays.stream(normal.split(" ")).filter(word -> !noise.contains(word)).collect(Collectors.joining(" "));
    return words.isEmpty() ? normal : words;
  }

  /** Small letters without marks; a word for "and" is none. */
  static String normalise(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String words = NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ");
    String whole = DISTRICT.matcher(words).replaceAll("kecamatan");
    return SPACES.matcher(AND.matcher(whole).replaceAll(" ")).replaceAll(" ").strip();
  }
}
