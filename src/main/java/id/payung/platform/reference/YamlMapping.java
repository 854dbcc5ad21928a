package id.payung.platform.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** One mapping of a reference file, read strictly: a missing key names the file and the place. */
public final class YamlMapping {
  private final String location;
  private final Map<String, Object> map;

  private YamlMapping(String location, Map<String, Object> map) {
    this.location = location;
    this.map = map;
  }

  static YamlMapping readResource(String path) {
    try (InputStream file = YamlMapping.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("no reference file " + path);
      }
      return parse(path, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static YamlMapping parse(String location, InputStream file) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(8_000_000);
    options.setAllowDuplicateKeys(false);
    DumperOptions dumper = new DumperOptions();
    Object tree = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options,
        new PlainResolver()).load(file);
    return child(location, tree);
  }

  /** Dates and decimals stay the words that the file has, so that 2.50 is not a double on its way. */
  private static final class PlainResolver extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }

  private static YamlMapping child(String location, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> raw)) {
      throw new IllegalStateException(location + " is not a mapping");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    raw.forEach((key, value) -> {
      if (value != null) {
        map.put(String.valueOf(key), value);
      }
    });
    return new YamlMapping(location, map);
  }

  public String location() {
    return location;
  }

  public boolean has(String key) {
    return map.containsKey(key);
  }

  private Object get(String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalStateException(location + " lacks " + key);
    }
    return value;
  }

  public String text(String key) {
    return get(key).toString();
  }

  public String text(String key, String fallback) {
    return map.get(key) instanceof Object value ? value.toString() : fallback;
  }

  public int number(String key) {
    return Integer.parseInt(text(key));
  }

  BigDecimal decimal(String key) {
    return new BigDecimal(text(key));
  }

  public boolean flag(String key) {
    return Boolean.parseBoolean(text(key, "false"));
  }

  public LocalDate date(String key) {
    return LocalDate.parse(text(key));
  }

  @Nullable
  LocalDate dateOrNull(String key) {
    return has(key) ? date(key) : null;
  }

  public BilingualText bilingualText(String key) {
    YamlMapping words = mapping(key);
    return new BilingualText(words.text("id"), words.text("en"));
  }

  BilingualText bilingualTextOrNone(String key) {
    return has(key) ? bilingualText(key) : BilingualText.NONE;
  }

  public YamlMapping mapping(String key) {
    return child(location + "/" + key, get(key));
  }

  public List<YamlMapping> mappings(String key) {
    List<YamlMapping> children = new ArrayList<>();
    for (Object item : (List<?>) get(key)) {
      children.add(child(location + "/" + key + "[" + children.size() + "]", item));
    }
    return children;
  }

  public List<String> textList(String key) {
    return ((List<?>) get(key)).stream().map(String::valueOf).toList();
  }

  /** Every key but these. */
  Map<String, Object> except(List<String> keys) {
    Map<String, Object> rest = new LinkedHashMap<>(map);
    keys.forEach(rest::remove);
    return rest;
  }
}
