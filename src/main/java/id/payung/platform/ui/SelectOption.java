package id.payung.platform.ui;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing to choose; {@code hint} is a second line below it. */
public record SelectOption(String value, String label, @Nullable String hint) {

  public static SelectOption of(String value, String label) {
    return new SelectOption(value, label, null);
  }

  /** Options from things that know their value and label, in their order. */
  public static <T> List<SelectOption> of(Collection<T> things, Function<T, Object> value, Function<T, String> label) {
    return things.stream().map(thing -> of(value.apply(thing).toString(), label.apply(thing))).toList();
  }
}
