package id.payung.platform.documents.pdf;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What the dictionary of a stream says of it, gathered from its names as they come. */
final class PdfStreamDictionary {
  private static final Set<String> KNOWN = Set.of("ObjStm", "First", "XRef", "W", "Size", "Image", "Filter");
  private static final Set<String> DEFLATED = Set.of("FlateDecode", "Fl");

  /** Nobody packs objects so who wants them to be seen. */
  private static final Set<String> UNSUPPORTED_FILTERS = Set.of("LZWDecode", "LZW", "ASCIIHexDecode", "AHx",
      "ASCII85Decode", "A85", "RunLengthDecode", "RL", "Predictor", "Crypt");

  /** One says it once; each is looked up for each packed object, so thousands would multiply. */
  private static final int MAX_FIRSTS = 16;

  private final Set<String> names = new HashSet<>();
  private final Set<Integer> firsts = new TreeSet<>();
  private int tokensAfterFirst;
  private boolean firstElsewhere;

  void clear() {
    names.clear();
    firsts.clear();
    tokensAfterFirst = 0;
    firstElsewhere = false;
  }

  void addName(String name) {
    tokensAfterFirst = name.equals("First") ? 1 : 0;
    if (KNOWN.contains(name) || DEFLATED.contains(name) || UNSUPPORTED_FILTERS.contains(name)) {
      names.add(name);
    }
  }

  void addWord(String word) {
    if (tokensAfterFirst == 1 && isNumber(word)) {
      if (firsts.size() <= MAX_FIRSTS) {
        firsts.add(Integer.valueOf(word));
      }
      tokensAfterFirst = 2;
    } else {
      firstElsewhere |= tokensAfterFirst == 2 && isNumber(word); // 5 0 R
      tokensAfterFirst = 0;
    }
  }

  private static boolean isNumber(String word) {
    return word.length() < 9 && word.chars().allMatch(Character::isDigit);
  }

  /** Objects packed together: readers ask for their number and where the first begins, not for their type. */
  boolean maybeObjects() {
    return names.contains("ObjStm") || names.contains("First");
  }

  boolean isTable() {
    return names.contains("XRef") || names.contains("W") && names.contains("Size");
  }

  boolean isPicture() {
    return names.contains("Image") && !isTable() && !maybeObjects();
  }

  boolean isDeflated() {
    return names.stream().anyMatch(DEFLATED::contains);
  }

  /** Whether its objects can be found: plain, or packed in the one way that is known here; their place said here. */
  boolean isTransparent() {
    return !firstElsewhere && !firsts.isEmpty() && firsts.size() <= MAX_FIRSTS
        && names.stream().noneMatch(UNSUPPORTED_FILTERS::contains) && (isDeflated() || !names.contains("Filter"));
  }

  /** Where the first packed object begins; several when it is said several times. */
  Set<Integer> firsts() {
    return Set.copyOf(firsts);
  }
}
