package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.FieldType;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneField;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells phones in both languages how a kind of record is filled in, so that its form is made without a network. */
@Component
class KindDescriber {
  /** Of the descriptions, as the phone names it in {@code forms}. */
  static final int FORMAT = 1;

  private final PhoneRecordKinds kinds;
  private final ReferenceCatalogue reference;
  private final Messages words;

  KindDescriber(PhoneRecordKinds kinds, ReferenceCatalogue reference, Messages words) {
    this.kinds = kinds;
    this.reference = reference;
    this.words = words;
  }

  /** A kind; {@code of} is what its records are called. */
  record KindDescription(String kind, UUID id, String of, String pulledAs, boolean maySend, Words name, Words lead,
      List<FieldDescription> fields) {}

  /** A field of the form. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FieldDescription(String name, String type, boolean required, String settleBy, Words label,
      @Nullable Words help, @Nullable Long max, @Nullable List<Option> options) {}

  /** A choice, or one of several numbers. */
  record Option(String code, Words name) {}

  /** Words in both languages. */
  record Words(String id, String en) {
    static Words of(BilingualText text) {
      return new Words(text.id(), text.en());
    }
  }

  /** The kinds whose form the phone makes. */
  List<KindDescription> describe(Actor actor) {
    return kinds.knownTo(true)
        .stream()
        .map(kind -> kind.declaration())
        .filter(kind -> kind.form() == KindDeclaration.Form.FROM_FIELDS)
        .map(kind -> describe(actor, kind))
        .toList();
  }

  private KindDescription describe(Actor actor, KindDeclaration kind) {
    return new KindDescription("record-kind", Ids.fromName("record-kind:" + kind.code()), kind.code(), kind.pulledAs(),
        !Collections.disjoint(actor.roles(), kind.senders()), text(kind.words()), text(kind.words() + ".phone"),
        kind.fields().stream().map(field -> describe(kind, field)).toList());
  }

  private FieldDescription describe(KindDeclaration kind, PhoneField field) {
    String key = kind.words() + ".field." + field.name();
    String type = field.type().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return new FieldDescription(field.name(), type, field.required(), field.settleBy().code(), text(key),
        words.hasKey(key + ".help") ? text(key + ".help") : null, maxOf(field.type()), optionsOf(field.type(), key));
  }

  private static @Nullable Long maxOf(FieldType type) {
    return switch (type) {
      case FieldType.Text(int max) -> (long) max;
      case FieldType.Named(int max) -> (long) max;
      case FieldType.Whole(long max) -> max;
      case FieldType.Rupiah(long max) -> max;
      case FieldType.Counts(List<String> _, int max) -> (long) max;
      default -> null;
    };
  }

  private @Nullable List<Option> optionsOf(FieldType type, String key) {
    return switch (type) {
      case FieldType.Code(String list) -> namesOf(list);
      case FieldType.Level(String list, int _) -> namesOf(list);
      case FieldType.Counts(List<String> names, int _) ->
          names.stream().map(name -> new Option(name, text(key + "." + name))).toList();
      default -> null;
    };
  }

  private List<Option> namesOf(String list) {
    return reference.list(list)
        .entries()
        .stream()
        .map((CodeListEntry entry) -> new Option(entry.code(), Words.of(entry.name())))
        .toList();
  }

  private Words text(String key) {
    return new Words(words.text(Messages.INDONESIAN, key), words.text(Messages.ENGLISH, key));
  }
}
