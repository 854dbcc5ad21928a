package id.payung.evidence.intake;

import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.platform.search.SearchText;
import id.payung.regions.Region;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name of a folder or an archive: {@code Posyandu Magani 4.1}, {@code Indikator 5 - sekolah ramah anak}. A
 * guess between two that fit alike is none.
 */
final class OriginProposalPolicy {
  private static final Pattern CODE = Pattern.compile("(?<![\\d.])\\d{1,2}\\.\\d{1,2}(?![\\d.])");
  private static final Pattern INDICATOR = Pattern.compile(" (?:indikator|indicator) 0?(\\d{1,2}) ");

  /** A word that more questions share says too little of any of them. */
  private static final double FEW_QUESTIONS = 3;

  private static final int SHORTEST_WORD = 4;

  private OriginProposalPolicy() {}

  /** The one village that is named; of two that are called alike the one beside its district. */
  static @Nullable Region findVillage(String origin, Collection<Region> villages) {
    String text = spaced(origin);
    List<Region> named = villages.stream().filter(village -> text.contains(spaced(village.name()))).toList();
    List<Region> whole =
        named.stream().filter(village -> named.stream().noneMatch(other -> isWithin(village, other))).toList();
    if (whole.stream().map(Region::name).distinct().count() != 1) {
      return null;
    }
    List<Region> beside = whole.size() < 2 ? whole
        : whole.stream().filter(village -> text.contains(spaced(village.parentName()))).toList();
    return beside.size() == 1 ? beside.getFirst() : null;
  }

  /** Lampia within Lampia Baru. */
  private static boolean isWithin(Region village, Region other) {
    return other.name().length() > village.name().length() && spaced(other.name()).contains(spaced(village.name()));
  }

  /** The question whose code stands there. */
  static @Nullable EvidenceQuestion findByCode(String origin, List<EvidenceQuestion> questions) {
    Matcher code = CODE.matcher(origin);
    while (code.find()) {
      String found = code.group();
      EvidenceQuestion known =
          questions.stream().filter(question -> question.code().equals(found)).findFirst().orElse(null);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  /** The question that the words fit best, among those of the indicator where one is named. */
  static @Nullable EvidenceQuestion findByWords(String origin, List<EvidenceQuestion> questions) {
    Matcher indicator = INDICATOR.matcher(spaced(origin));
    if (!indicator.find()) {
      return mostAlike(words(origin), questions);
    }
    String number = indicator.group(1);
    List<EvidenceQuestion> meant =
        questions.stream().filter(question -> question.indicator().replaceFirst("^0", "").equals(number)).toList();
    return meant.size() == 1 ? meant.getFirst() : mostAlike(words(origin), meant);
  }

  private static @Nullable EvidenceQuestion mostAlike(Set<String> said, List<EvidenceQuestion> questions) {
    Map<EvidenceQuestion, Set<String>> texts = new HashMap<>();
    Map<String, Integer> spread = new HashMap<>();
    for (EvidenceQuestion question : questions) {
      Set<String> own = words(
          Stream
              .concat(Stream.of(question.text(), question.indicatorName()),
                  question.slots().stream().map(EvidenceSlot::name))
              .collect(Collectors.joining(" ")));
      texts.put(question, own);
      own.forEach(word -> spread.merge(word, 1, Integer::sum));
    }
    double all = questions.size();
    ToDoubleFunction<EvidenceQuestion> likeness = question -> said.stream()
        .filter(Objects.requireNonNull(texts.get(question))::contains)
        .mapToDouble(word -> Math.log(all / spread.getOrDefault(word, 1)))
        .sum();
    List<EvidenceQuestion> ranked =
        questions.stream().sorted(Comparator.comparingDouble(likeness).reversed()).limit(2).toList();
    if (ranked.isEmpty()) {
      return null;
    }
    double best = likeness.applyAsDouble(ranked.getFirst());
    double second = ranked.size() < 2 ? 0 : likeness.applyAsDouble(ranked.getLast());
    return best > second && best >= Math.log(Math.max(1, all / FEW_QUESTIONS)) ? ranked.getFirst() : null;
  }

  /** The slot whose name says most of the same; the first that takes proofs of activities where none does. */
  static @Nullable EvidenceSlot findSlot(String origin, EvidenceQuestion question) {
    Set<String> said = words(origin);
    return question.slots()
        .stream()
        .filter(slot -> !slot.type().equals("computed"))
        .max(Comparator.comparingLong((EvidenceSlot slot) -> words(slot.name()).stream().filter(said::contains).count())
            .thenComparing(slot -> !slot.type().equals("official"))
            .thenComparing(slot -> -question.slots().indexOf(slot)))
        .orElse(null);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(spaced(text).strip().split(" "))
        .filter(word -> word.length() >= SHORTEST_WORD && Character.isLetter(word.charAt(0)))
        .collect(Collectors.toSet());
  }

  /** As it is searched, with every sign that is no letter or digit as a blank, and one at each end. */
  private static String spaced(String text) {
    return " " + SearchText.normalise(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
