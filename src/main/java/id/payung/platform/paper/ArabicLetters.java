package id.payung.platform.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives Arabic letters the forms that they have beside each other. The renderer draws one glyph for one sign, so the
 * forms are those of Unicode's own table (Arabic Presentation Forms-B), which the font has.
 */
final class ArabicLetters {
  private static final int FIRST_FORM = 0xFE80;
  private static final int LAST_FORM = 0xFEFC;
  private static final char TATWEEL = '\u0640';
  private static final char ZERO_WIDTH_JOINER = '\u200D';

  private enum Form {
    ISOLATED, FINAL, INITIAL, MEDIAL
  }

  /** By letters (one, or lam and alef) and form. */
  private static final Map<String, Map<Form, Character>> FORMS = new HashMap<>();

  static {
    for (char form = FIRST_FORM; form <= LAST_FORM; form++) {
      String name = Character.getName(form);
      if (name != null && name.endsWith(" FORM")) {
        String[] words = name.split(" ");
        FORMS.computeIfAbsent(Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC), _ -> new HashMap<>())
            .put(Form.valueOf(words[words.length - 2]), form);
      }
    }
  }

  private ArabicLetters() {}

  /** In the order of reading. */
  static String shape(String text) {
    StringBuilder shaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String letters = lettersAt(text, i);
      Map<Form, Character> forms = FORMS.get(letters);
      if (forms == null) {
        shaped.append(text.charAt(i));
        continue;
      }
      boolean joined = joinsForward(text, previous(text, i)) && forms.containsKey(Form.FINAL);
      i += letters.length() - 1;
      boolean joins = forms.containsKey(Form.INITIAL) && joinsBackward(text, next(text, i));
      Form form = joined ? joins ? Form.MEDIAL : Form.FINAL : joins ? Form.INITIAL : Form.ISOLATED;
      shaped.append(forms.getOrDefault(form, letters.charAt(0)));
    }
    return shaped.toString();
  }

  /** Back to the letters themselves. */
  static String unshape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (char letter : text.toCharArray()) {
      plain.append(letter >= FIRST_FORM && letter <= LAST_FORM
          ? Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKC)
          : String.valueOf(letter));
    }
    return plain.toString();
  }

  /** Lam and alef are written as one. */
  private static String lettersAt(String text, int i) {
    return i + 1 < text.length() && text.charAt(i) == '\u0644' && FORMS.containsKey(text.substring(i, i + 2))
        ? text.substring(i, i + 2)
        : text.substring(i, i + 1);
  }

  private static int previous(String text, int i) {
    int at = i - 1;
    while (at >= 0 && isMark(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private static int next(String text, int i) {
    int at = i + 1;
    while (at < text.length() && isMark(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean isMark(char letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  /** Whether the letter there reaches out to the one behind it: it has an initial form. Alef behind lam does not. */
  private static boolean joinsForward(String text, int at) {
    return at >= 0 && (isJoiner(text.charAt(at)) || has(text.charAt(at), Form.INITIAL));
  }

  private static boolean joinsBackward(String text, int at) {
    return at < text.length() && (isJoiner(text.charAt(at)) || has(text.charAt(at), Form.FINAL));
  }

  private static boolean isJoiner(char letter) {
    return letter == TATWEEL || letter == ZERO_WIDTH_JOINER;
  }

  private static boolean has(char letter, Form form) {
    return FORMS.getOrDefault(String.valueOf(letter), Map.of()).containsKey(form);
  }
}
