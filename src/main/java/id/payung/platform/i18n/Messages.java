package id.payung.platform.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words on screen: {@code messages/<module>_id.properties} and {@code _en}. Indonesian stands in where English
 * lacks a word.
 */
@Component
public class Messages {
  public static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  public static final Locale ENGLISH = Locale.forLanguageTag("en-GB");

  private final Map<String, String> indonesian = new HashMap<>();
  private final Map<String, String> english = new HashMap<>();
  private final Map<FormatKey, MessageFormat> formats = new ConcurrentHashMap<>();

  /** Patterns are those of the message files, so there are hardly more formats than messages. */
  private record FormatKey(Locale locale, String pattern) {}

  public Messages() {
    load("_id.properties", indonesian);
    load("_en.properties", english);
  }

  private static void load(String fileSuffix, Map<String, String> into) {
    try {
      for (Resource file : new PathMatchingResourcePatternResolver()
          .getResources("classpath*:messages/*" + fileSuffix)) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((key, value) -> into.put((String) key, (String) value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The words for a key, arguments filled in as {@code {0}}; an unknown key comes back between marks, and a test finds
   * it. A {@link LocalDateTime}, the regency's own, is written as the language writes it: whoever refuses does not know
   * the reader.
   */
  public String text(Locale locale, String key, Object... args) {
    String pattern = locale.getLanguage().equals("en") ? english.get(key) : null;
    if (pattern == null) {
      pattern = indonesian.get(key);
    }
    if (pattern == null) {
      return "⟦" + key + "⟧";
    }
    if (args.length == 0 && !pattern.contains("''")) {
      return pattern;
    }
    String fitting = PluralWords.choose(pattern, args);
    // A parsed pattern may not be used by two at once; a copy costs a fraction of parsing it.
    MessageFormat parsed =
        formats.computeIfAbsent(new FormatKey(locale, fitting), it -> new MessageFormat(it.pattern(), it.locale()));
    return ((MessageFormat) parsed.clone()).format(Arrays.stream(args).map(arg -> written(locale, arg)).toArray());
  }

  private static Object written(Locale locale, Object arg) {
    if (arg instanceof LocalDate day) {
      return new LocaleFormatter(locale).date(day);
    }
    return arg instanceof LocalDateTime moment
        ? new LocaleFormatter(locale).dateTime(moment.toInstant(ZoneOffset.UTC), ZoneOffset.UTC)
        : arg;
  }

  /** The language of this code; Indonesian unless it is English. */
  public static Locale localeOf(String language) {
    return language.equals("en") ? ENGLISH : INDONESIAN;
  }

  public boolean hasKey(String key) {
    return indonesian.containsKey(key);
  }

  public Set<String> keys(Locale locale) {
    return Set.copyOf((locale.getLanguage().equals("en") ? english : indonesian).keySet());
  }
}
