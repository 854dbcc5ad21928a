package id.payung.fieldwork.kind;

/**
 * A field of the body of a record.
 *
 * @param name dotted path: {@code ages.0-5}
 * @param invalid message key of what is said of a value that cannot be taken
 */
public record PhoneField(String name, FieldType type, boolean required, String invalid, ConflictSettlement settleBy) {

  static PhoneField optional(String name, FieldType type, String invalid) {
    return new PhoneField(name, type, false, invalid,
        type instanceof FieldType.Files ? ConflictSettlement.UNION : ConflictSettlement.PERSON);
  }

  PhoneField needed() {
    return new PhoneField(name, type, true, invalid, settleBy);
  }

  PhoneField settled(ConflictSettlement by) {
    return new PhoneField(name, type, required, invalid, by);
  }
}
