package id.payung.fieldwork.kind;

import java.util.Locale;

/** How a field is settled that was changed on both sides. */
public enum ConflictSettlement {
  /** A person chooses; until then stands what stood. */
  PERSON,
  /** Both are kept: files. */
  UNION,
  /** The higher number stands: how urgent something is. */
  HIGHEST;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
