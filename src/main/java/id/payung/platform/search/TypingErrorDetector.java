package id.payung.platform.search;

/** Whether two names differ by a slip of the keyboard: one letter changed, missing or too many. */
public final class TypingErrorDetector {
  private TypingErrorDetector() {}

  /** True also for equal names. A digit is no slip: "Desa 1" and "Desa 2" are two. */
  public static boolean isWithinOne(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = a.length() >= b.length() ? b : a;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
      at++;
    }
    if (at == longer.length()) {
      return true;
    }
    if (Character.isDigit(longer.charAt(at)) || at < shorter.length() && Character.isDigit(shorter.charAt(at))) {
      return false;
    }
    String rest = longer.substring(at + 1);
    return longer.length() == shorter.length() ? rest.equals(shorter.substring(at + 1))
        : rest.equals(shorter.substring(at));
  }
}
