package id.payung.agreements.form;

import id.payung.platform.sheets.TypedNumberParser;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form as it was typed, and what is wrong with it. What was typed goes back into the form as it was. */
public final class AgreementFormInput {
  /** A rupiah amount has at most 15 digits. */
  private static final long MAX_NUMBER = 999_999_999_999_999L;

  private final MultiValueMap<String, String> values;
  private final Map<String, String> errors = new LinkedHashMap<>();

  public AgreementFormInput(MultiValueMap<String, String> values) {
    this.values = values;
  }

  public static AgreementFormInput empty() {
    return new AgreementFormInput(new LinkedMultiValueMap<>());
  }

  public AgreementFormInput put(String name, @Nullable Object value) {
    if (value != null) {
      values.set(name, value.toString());
    }
    return this;
  }

  public AgreementFormInput putAll(String name, Collection<?> all) {
    values.put(name, all.stream().map(Object::toString).toList());
    return this;
  }

  /** As typed, without the spaces around it; empty when it was not. */
  public String get(String name) {
    String value = values.getFirst(name);
    return value == null ? "" : value.strip();
  }

  public List<String> getAll(String name) {
    return values.getOrDefault(name, List.of());
  }

  public boolean isTicked(String name) {
    return !get(name).isEmpty();
  }

  public String readText(String name, int maxLength, boolean required) {
    String text = get(name);
    if (required && text.isEmpty()) {
      wrong(name, "agreements.wrong.empty");
    } else if (text.length() > maxLength) {
      wrong(name, "agreements.wrong.long");
    }
    return text;
  }

  public @Nullable LocalDate readDate(String name, boolean required) {
    String text = readText(name, 20, required);
    if (text.isEmpty()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1990 && date.getYear() <= 2100) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    wrong(name, "agreements.wrong.date");
    return null;
  }

  /** A whole number, zero or more, with or without marks of thousands. */
  public @Nullable Long readWholeNumber(String name, boolean required) {
    String text = readText(name, 40, required);
    if (text.isEmpty()) {
      return null;
    }
    OptionalLong number = TypedNumberParser.parseWhole(text);
    if (number.isPresent() && number.getAsLong() <= MAX_NUMBER) {
      return number.getAsLong();
    }
    wrong(name, "agreements.wrong.number");
    return null;
  }

  public @Nullable UUID readId(String name, boolean required) {
    String text = readText(name, 40, required);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      wrong(name, "agreements.wrong.choice");
      return null;
    }
  }

  public Set<UUID> readIds(String name) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (String text : getAll(name)) {
      try {
        ids.add(UUID.fromString(text.strip()));
      } catch (IllegalArgumentException e) {
        wrong(name, "agreements.wrong.choice");
      }
    }
    return ids;
  }

  public String readChoice(String name, Collection<String> known, boolean required) {
    String text = readText(name, 60, required);
    if (!text.isEmpty() && !new HashSet<>(known).contains(text)) {
      wrong(name, "agreements.wrong.choice");
    }
    return text;
  }

  public void wrong(String name, String key) {
    errors.putIfAbsent(name, key);
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Field → message key. */
  public Map<String, String> wrong() {
    return errors;
  }

  /** Field → sentence in the reader's language. */
  public Map<String, String> errorMessages(Ui ui) {
    Map<String, String> messages = new LinkedHashMap<>();
    errors.forEach((name, key) -> messages.put(name, ui.t(key)));
    return messages;
  }
}
