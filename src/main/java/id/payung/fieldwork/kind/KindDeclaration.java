package id.payung.fieldwork.kind;

import id.payung.platform.actor.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a kind of record is. That phones keep it sealed before it is sent goes for every kind and cannot be declared.
 * Immutable; declared once as a constant:
 *
 * <pre>{@code
 * static final KindDeclaration KIND = KindDeclaration.of(CODE, WORDS)
 *     .sentBy(EnumSet.of(Role.VILLAGE_VOLUNTEER))
 *     .needed("village", new FieldType.Village())
 *     .field("text", new FieldType.Text(500))
 *     .build();
 * }</pre>
 */
public final class KindDeclaration {
  private final String code;
  private final String words;
  private final String pulledAs;
  private final String trailKind;
  private final Set<Role> senders;
  private final List<PhoneField> fields;
  private final Form form;

  private KindDeclaration(Builder from) {
    this.code = from.code;
    this.words = from.words;
    this.pulledAs = from.pulledAs;
    this.trailKind = from.trailKind;
    this.senders = Set.copyOf(from.senders);
    this.fields = List.copyOf(from.fields);
    this.form = from.form;
  }

  /**
   * @param code what phones call it: {@code activity-report}
   * @param words prefix of its message keys: {@code <words>.invalid.<field>}, {@code <words>.review.<reason>}
   */
  public static Builder of(String code, String words) {
    return new Builder(code, words);
  }

  /** Which form the phone shows. */
  public enum Form {
    /** One that is part of the app; phones of before know it, so no description is given. */
    BUILT_IN,
    /** One that the phone makes from the fields. */
    FROM_FIELDS
  }

  public String code() {
    return code;
  }

  public String words() {
    return words;
  }

  /** What a record of this kind is called in what a phone is given. */
  public String pulledAs() {
    return pulledAs;
  }

  /** Its kind in the audit trail. */
  public String trailKind() {
    return trailKind;
  }

  /** Who of them holds, or held, a mandate over the village may send it. */
  public Set<Role> senders() {
    return senders;
  }

  public List<PhoneField> fields() {
    return fields;
  }

  public Optional<PhoneField> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  public Form form() {
    return form;
  }

  /** Collects a declaration. */
  public static final class Builder {
    private final String code;
    private final String words;
    private String pulledAs;
    private String trailKind;
    private Set<Role> senders = EnumSet.noneOf(Role.class);
    private final List<PhoneField> fields = new ArrayList<>();
    private Form form = Form.FROM_FIELDS;

    private Builder(String code, String words) {
      this.code = code;
      this.words = words;
      this.pulledAs = code;
      this.trailKind = code;
    }

    /** For the kind that was there before kinds had names. */
    public Builder pulledAs(String name) {
      this.pulledAs = name;
      this.trailKind = name;
      return this;
    }

    public Builder sentBy(Set<Role> roles) {
      this.senders = roles;
      return this;
    }

    public Builder field(String name, FieldType type) {
      fields.add(PhoneField.optional(name, type, invalidKey(name, type)));
      return this;
    }

    public Builder needed(String name, FieldType type) {
      fields.add(PhoneField.optional(name, type, invalidKey(name, type)).needed());
      return this;
    }

    /** The field declared last, when it was changed on both sides. */
    public Builder settledBy(ConflictSettlement by) {
      fields.add(fields.removeLast().settled(by));
      return this;
    }

    public Builder builtInForm() {
      this.form = Form.BUILT_IN;
      return this;
    }

    /**
     * @throws IllegalStateException when phones make the form and cannot draw one of its fields: what they would send
     * for it the server refuses
     */
    public KindDeclaration build() {
      List<String> undrawn =
          fields.stream().filter(field -> !field.type().drawnByPhone()).map(PhoneField::name).toList();
      if (form == Form.FROM_FIELDS && !undrawn.isEmpty()) {
        throw new IllegalStateException(
            "no phone draws these fields of " + code + ": " + undrawn + "; leave them out or give the app a form");
      }
      return new KindDeclaration(this);
    }

    private String invalidKey(String name, FieldType type) {
      String own = words + ".invalid." + name;
      return switch (type) {
        case FieldType.Text _,FieldType.Named _ -> words + ".invalid.too-long";
        case FieldType.Whole _,FieldType.Rupiah _ -> words + ".invalid.number";
        default -> own;
      };
    }
  }
}
