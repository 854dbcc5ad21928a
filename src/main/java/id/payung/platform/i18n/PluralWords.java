package id.payung.platform.i18n;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One office, two offices: <code>{0,plural,one{# office} other{# offices}}</code> in the English words, as ICU spells
 * it; {@code #} is the number. Numbers come formatted as well (1.234), which the format of the JDK does not compare.
 * Indonesian nouns have one form and need none of it.
 */
final class PluralWords {
  private static final String FORM = "((?:[^{}]|\\{\\d+})*)";
  static final Pattern PLURAL = Pattern.compile("\\{(\\d+),plural,one\\{" + FORM + "} other\\{" + FORM + "}}");

  private PluralWords() {}

  /** The pattern with the form that fits these arguments. */
  static String choose(String pattern, Object... args) {
    return pattern.contains(",plural,") ? PLURAL.matcher(pattern).replaceAll(found -> formOf(found, args)) : pattern;
  }

  private static String formOf(MatchResult found, Object... args) {
    int number = Integer.parseInt(found.group(1));
    boolean one = number < args.length && isOne(args[number]);
    return Matcher.quoteReplacement(found.group(one ? 2 : 3).replace("#", "{" + number + "}"));
  }

  private static boolean isOne(Object counted) {
    return counted instanceof Number number ? number.doubleValue() == 1 : String.valueOf(counted).equals("1");
  }
}
