package id.payung.community.need;

import java.util.regex.Pattern;

/**
 * Numbers that lead to one person: a mobile or house telephone, a population number (NIK). A note of a need tells of a
 * need and of nobody; who accompanies the village knows the family. The phone's {@code holdsIdentityNumber} of
 * {@code kinds.js} is the same rule.
 */
final class IdentityNumberPolicy {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\d.,])(?!\\d{1,2}[-./]\\d{1,2}[-./]\\d{4})"
      + "(?:(?:(?:\\+|00)?62(?:[ .-]?\\(?0\\)?)?|0)[ .-]?8[1-9](?:[ .-]?\\d){6,11}|\\(?0\\d{2,3}\\)?[ -]?\\d{5,8}"
      + "|\\d{4}(?:[ .-]?\\d{4}){3})(?!\\d)");

  private IdentityNumberPolicy() {}

  static boolean holdsNumber(String text) {
    return NUMBER.matcher(text).find();
  }
}
