package id.payung.accounts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a session's User-Agent header says in two words: the family of the browser and what it runs on. Only the
 * families that people here meet are told apart; anything else stays unnamed rather than wrongly named. The header is
 * the visitor's own word and decides nothing.
 *
 * @param browser a product's name, null when unknown
 * @param system a product's name, null when unknown
 */
public record BrowserName(@Nullable String browser, @Nullable String system) {
  private record Family(String name, Pattern sign) {
    Family(String name, String sign) {
      this(name, Pattern.compile(sign));
    }
  }

  /** In this order: nearly all call themselves Chrome or Safari too. */
  private static final List<Family> BROWSERS = List.of(new Family("Edge", "\\bEdg(e|A|iOS)?/"),
      new Family("Opera", "\\b(OPR|Opera|OPX)/"), new Family("Samsung Internet", "\\bSamsungBrowser/"),
      new Family("Mi Browser", "\\bMiuiBrowser/"), new Family("UC Browser", "\\bUCBrowser/"),
      new Family("Firefox", "\\b(Firefox|FxiOS)/"), new Family("Chrome", "\\b(Chrome|CriOS|HeadlessChrome)/"),
      new Family("Safari", "\\bVersion/[\\d.]+ .*Safari/"));

  private static final List<Family> SYSTEMS = List.of(new Family("Android", "\\bAndroid\\b"),
      new Family("iPhone", "\\biPhone\\b"), new Family("iPad", "\\biPad\\b"), new Family("Windows", "\\bWindows\\b"),
      new Family("Mac", "\\bMacintosh\\b"), new Family("ChromeOS", "\\bCrOS\\b"), new Family("Linux", "\\bLinux\\b"));

  public static BrowserName of(String agent) {
    return new BrowserName(first(BROWSERS, agent), first(SYSTEMS, agent));
  }

  private static @Nullable String first(List<Family> families, String agent) {
    return families.stream()
        .filter(family -> family.sign().matcher(agent).find())
        .map(Family::name)
        .findFirst()
        .orElse(null);
  }
}
