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
  private record UserAgentFamily(String name, Pattern pattern) {
    UserAgentFamily(String name, String pattern) {
      this(name, Pattern.compile(pattern));
    }
  }

  /** In this order: nearly all call themselves Chrome or Safari too. */
  private static final List<UserAgentFamily> BROWSERS =
      List.of(new UserAgentFamily("Edge", "\\bEdg(e|A|iOS)?/"), new UserAgentFamily("Opera", "\\b(OPR|Opera|OPX)/"),
          new UserAgentFamily("Samsung Internet", "\\bSamsungBrowser/"),
          new UserAgentFamily("Mi Browser", "\\bMiuiBrowser/"), new UserAgentFamily("UC Browser", "\\bUCBrowser/"),
          new UserAgentFamily("Firefox", "\\b(Firefox|FxiOS)/"),
          new UserAgentFamily("Chrome", "\\b(Chrome|CriOS|HeadlessChrome)/"),
          new UserAgentFamily("Safari", "^(?=.*\\bVersion/[\\d.]++ ).*\\bSafari/"));

  private static final List<UserAgentFamily> SYSTEMS = List.of(new UserAgentFamily("Android", "\\bAndroid\\b"),
      new UserAgentFamily("iPhone", "\\biPhone\\b"), new UserAgentFamily("iPad", "\\biPad\\b"),
      new UserAgentFamily("Windows", "\\bWindows\\b"), new UserAgentFamily("Mac", "\\bMacintosh\\b"),
      new UserAgentFamily("ChromeOS", "\\bCrOS\\b"), new UserAgentFamily("Linux", "\\bLinux\\b"));

  public static BrowserName parse(String agent) {
    return new BrowserName(firstMatch(BROWSERS, agent), firstMatch(SYSTEMS, agent));
  }

  private static @Nullable String firstMatch(List<UserAgentFamily> families, String agent) {
    return families.stream()
        .filter(family -> family.pattern().matcher(agent).find())
        .map(UserAgentFamily::name)
        .findFirst()
        .orElse(null);
  }
}
