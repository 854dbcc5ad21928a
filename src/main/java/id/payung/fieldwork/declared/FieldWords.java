package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.FieldType;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneField;
import id.payung.fieldwork.kind.VillageCache;
import id.payung.platform.i18n.Messages;
import id.payung.platform.list.ListColumn;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The fields of a kind in words: on its page, in its list and sheet, and where two versions differ. */
@Component
public class FieldWords {
  private final ReferenceCatalogue reference;
  private final VillageCache villages;
  private final Messages words;

  FieldWords(ReferenceCatalogue reference, VillageCache villages, Messages words) {
    this.reference = reference;
    this.villages = villages;
    this.words = words;
  }

  /** A field with its value. */
  public record ShownField(String label, String value) {}

  /** Every field that says something, in the order of the declaration. Outside of a transaction. */
  public List<ShownField> show(Ui ui, KindDeclaration kind, JsonNode body) {
    return kind.fields()
        .stream()
        .flatMap(field -> parts(field))
        .map(part -> new ShownField(label(ui, kind, part.path()), words(ui, part, at(body, part.path()))))
        .filter(field -> !field.value().isEmpty())
        .toList();
  }

  /** Likewise for what waits for a choice. */
  public List<ShownConflict> show(Ui ui, KindDeclaration kind, List<OpenConflict> conflicts) {
    return conflicts.stream().map(conflict -> {
      Part part = partOf(kind, conflict.field());
      return new ShownConflict(conflict.field(), ConflictChoice.valueOf(conflict, conflicts),
          label(ui, kind, conflict.field()), valueOrNone(ui, part, conflict.mine()),
          valueOrNone(ui, part, conflict.theirs()), conflict.mineBy(), conflict.theirsBy(), conflict.at());
    }).toList();
  }

  private String valueOrNone(Ui ui, Part part, JsonNode value) {
    String words = words(ui, part, value);
    return words.isEmpty() ? ui.t("community.value.none") : words;
  }

  /** One column a field, and one for each of several numbers; long text stands in the sheet alone. */
  public <T> List<ListColumn<T>> columns(KindDeclaration kind, Function<T, JsonNode> body) {
    List<ListColumn<T>> columns = new ArrayList<>();
    kind.fields().stream().flatMap(FieldWords::parts).forEach(part -> {
      String label = kind.words() + ".field." + part.path();
      Function<T, JsonNode> value = row -> at(body.apply(row), part.path());
      columns.add(switch (part.type()) {
        case FieldType.Day _ -> ListColumn.<T>date(label, row -> day(value.apply(row)));
        case FieldType.Rupiah _ -> ListColumn.<T>rupiah(label, row -> value.apply(row).asLong(0)).onlyInSheet();
        case FieldType.Whole _ -> ListColumn.<T>number(label, row -> value.apply(row).asLong(0)).onlyInSheet();
        case FieldType.Text _ ->
            ListColumn.<T>words(label, (ui, row) -> words(ui, part, value.apply(row))).onlyInSheet().wide(60);
        default -> ListColumn.<T>words(label, (ui, row) -> words(ui, part, value.apply(row))).wide(30);
      });
    });
    return columns;
  }

  /** A control of the form at a desk. */
  public record FieldControl(String name, FieldType type, String label, @Nullable String hint,
      List<SelectOption> options) {}

  /** The form at a desk, in the order of the declaration; the village of a record does not change there. */
  public List<FieldControl> controls(Ui ui, KindDeclaration kind) {
    return kind.fields()
        .stream()
        .flatMap(FieldWords::parts)
        .filter(part -> !(part.type() instanceof FieldType.Village))
        .map(part -> {
          String key = kind.words() + ".field." + part.path();
          return new FieldControl(part.path().substring(part.path().indexOf('.') + 1), part.type(), ui.t(key),
              words.hasKey(key + ".help") ? ui.t(key + ".help") : null, options(ui, part.type()));
        })
        .toList();
  }

  private List<SelectOption> options(Ui ui, FieldType type) {
    return switch (type) {
      case FieldType.Code(String list) -> options(ui, list);
      case FieldType.Level(String list, int _) -> options(ui, list);
      default -> List.of();
    };
  }

  private List<SelectOption> options(Ui ui, String list) {
    return SelectOption.of(reference.list(list).entries(), CodeListEntry::code, entry -> entry.nameIn(ui.locale()));
  }

  /** A field, or one number of several. */
  private record Part(String path, FieldType type) {}

  private static Stream<Part> parts(PhoneField field) {
    return field.type() instanceof FieldType.Counts(List<String> names, int max)
        ? names.stream().map(name -> new Part(field.name() + "." + name, new FieldType.Whole(max)))
        : Stream.of(new Part(field.name(), field.type()));
  }

  private static Part partOf(KindDeclaration kind, String path) {
    return kind.fields()
        .stream()
        .flatMap(FieldWords::parts)
        .filter(part -> part.path().equals(path))
        .findFirst()
        .orElseGet(() -> new Part(path, new FieldType.Text(0)));
  }

  private static String label(Ui ui, KindDeclaration kind, String path) {
    return ui.t(kind.words() + ".field." + path);
  }

  private static JsonNode at(JsonNode body, String path) {
    JsonNode at = body;
    for (String name : path.split("\\.")) {
      at = at.path(name);
    }
    return at;
  }

  private static @Nullable LocalDate day(JsonNode value) {
    return value.isString() ? LocalDate.parse(value.asString()) : null;
  }

  private String words(Ui ui, Part part, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return switch (part.type()) {
      case FieldType.Day _ -> ui.date(day(value));
      case FieldType.Whole _ -> ui.number(value.asLong());
      case FieldType.Rupiah _ -> ui.rupiah(value.asLong());
      case FieldType.Place _ -> value.path("lat").asString("") + ", " + value.path("lon").asString("");
      case FieldType.Code(String list) -> reference.list(list).nameOf(value.asString(), ui.locale());
      case FieldType.Level(String list, int _) -> reference.list(list).nameOf(value.asString(), ui.locale());
      case FieldType.Village _ -> village(ui, UUID.fromString(value.asString()));
      case FieldType.Named _ -> value.path("name").asString("");
      default -> value.asString("");
    };
  }

  private String village(Ui ui, UUID id) {
    Region village = villages.getVillages(Objects.requireNonNull(ui.actor()).regency()).get(id);
    return village == null ? "" : village.label();
  }
}
