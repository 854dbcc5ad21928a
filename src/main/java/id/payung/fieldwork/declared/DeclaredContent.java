package id.payung.fieldwork.declared;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.FieldType;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneField;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a declared kind, as JSON and as a Java record that has a component for each declared field, in the
 * same order and of the same name. A text that nobody wrote is empty in the record and left out of the JSON.
 *
 * @param <C> the record
 */
final class DeclaredContent<C extends Record> {
  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
      .build();

  private final Class<C> type;
  private final List<String> texts;

  /** @throws IllegalStateException when the record does not have the fields of the declaration */
  DeclaredContent(KindDeclaration declaration, Class<C> type) {
    List<String> declared = declaration.fields().stream().map(PhoneField::name).toList();
    List<String> components = Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    if (!declared.equals(components)) {
      throw new IllegalStateException(
          declaration.code() + " declares " + declared + ", " + type.getName() + " has " + components);
    }
    this.type = type;
    this.texts = declaration.fields()
        .stream()
        .filter(field -> field.type() instanceof FieldType.Text)
        .map(PhoneField::name)
        .toList();
  }

  /** @param body as {@link id.payung.fieldwork.kind.FieldReader} leaves it */
  C read(ObjectNode body) {
    ObjectNode complete = body.deepCopy();
    texts.stream().filter(text -> !complete.has(text)).forEach(text -> complete.put(text, ""));
    return JSON.treeToValue(complete, type);
  }

  ObjectNode write(C content) {
    return JSON.valueToTree(content);
  }
}
