package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.RegularExpressionScan.Expression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * No regular expression takes much longer for a text twice as long. Each one of the code is given texts that make
 * engines go back and try again, and the letters that it looks at are counted: no clock is asked. Since none of them
 * takes more than its text is long, matching the text of strangers has no time limit of its own; what is built at run
 * time is tried in {@link BuiltExpressionTests}.
 */
class RegularExpressionTests {
  private static final Path CLASSES = Path.of("target/classes/id/payung");
  private static final int LENGTH = 2_000;
  private static final int GREAT_LENGTH = 20_000;
  private static final int MOST_LOOKS_A_LETTER = 200;
  private static final List<String> UNITS = List.of(" ", ".", ",", "(", ")", "a", "é", "1", "-", "\n", "\t", "a-a-a",
      "1.", ".1", "a ", " \n", ", ", "a.", "()");
  private static final Pattern WORDS = Pattern.compile("(?<!\\\\)[A-Za-z]{2,}+");

  /** A text that counts how often one of its letters is asked for. */
  private record CountedText(String text, int from, int to, int[] looks) implements CharSequence {
    CountedText(String text) {
      this(text, 0, text.length(), new int[1]);
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST_LOOKS_A_LETTER * text.length()) {
        throw new TooManyLooks();
      }
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text, from + start, from + end, looks);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super("too many looks", null, false, false);
    }
  }

  @Test
  void no_expression_looks_at_a_letter_again_and_again() throws IOException {
    List<Expression> expressions = RegularExpressionScan.of(CLASSES);
    assertThat(expressions).hasSizeGreaterThan(200);

    List<String> wrong = new ArrayList<>();
    for (Expression expression : expressions) {
      String fault = faultOf(expression);
      if (fault != null) {
        wrong.add(expression.place() + " " + expression.text() + ": " + fault);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static @Nullable String faultOf(Expression expression) {
    try {
      return faultOf(Pattern.compile(expression.text(), expression.flags()), expression.searched());
    } catch (PatternSyntaxException e) {
      return null; // a text beside the expression, such as what stands for it
    }
  }

  /** Where it looks at letters again and again; null where it does not. */
  static @Nullable String faultOf(Pattern pattern, boolean searched) {
    for (String prefix : prefixesOf(pattern.pattern())) {
      for (String unit : unitsOf(pattern.pattern())) {
        int length = prefix.isEmpty() ? GREAT_LENGTH : LENGTH;
        String text = prefix + unit.repeat(length / unit.length());
        for (String end : List.of("", "x", "\u0001")) {
          String fault = faultOf(pattern, text + end, searched);
          if (fault != null) {
            return fault + " in '" + prefix + "' and many '" + unit + "' and '" + end + "'";
          }
        }
      }
    }
    return null;
  }

  private static @Nullable String faultOf(Pattern pattern, String text, boolean searched) {
    try {
      pattern.matcher(new CountedText(text)).matches();
      pattern.matcher(new CountedText(text)).lookingAt();
      if (searched) {
        Matcher matcher = pattern.matcher(new CountedText(text));
        while (matcher.find()) {
          // on to the next
        }
      }
      return null;
    } catch (TooManyLooks e) {
      return "more than " + MOST_LOOKS_A_LETTER + " looks a letter";
    } catch (StackOverflowError e) {
      return "the stack overflows";
    }
  }

  /** Nothing, a digit, and the words and the digits that the expression begins with or has inside. */
  private static Set<String> prefixesOf(String expression) {
    Set<String> prefixes = new LinkedHashSet<>(List.of("", "1", "a"));
    WORDS.matcher(expression).results().limit(12).forEach(word -> prefixes.add(word.group()));
    return prefixes;
  }

  private static Set<String> unitsOf(String expression) {
    Set<String> units = new LinkedHashSet<>(UNITS);
    expression.chars()
        .filter(letter -> !Character.isLetterOrDigit(letter))
        .distinct()
        .limit(12)
        .forEach(letter -> units.add(Character.toString(letter)));
    WORDS.matcher(expression).results().limit(4).forEach(word -> units.add(word.group() + "/1 "));
    return units;
  }
}
