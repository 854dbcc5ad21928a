package id.payung.fieldwork.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KindDeclarationTest {
  static List<FieldType> undrawn() {
    return List.of(new FieldType.Whole(10), new FieldType.Rupiah(10), new FieldType.Reference(),
        new FieldType.Named(10), new FieldType.Place(), new FieldType.Files(1, List.of("photo")));
  }

  @ParameterizedTest
  @MethodSource("undrawn")
  void a_field_that_no_phone_draws_is_refused_at_start(FieldType type) {
    KindDeclaration.Builder described = KindDeclaration.of("visit", "test").field("extra", type);

    assertThatThrownBy(described::build).isInstanceOf(IllegalStateException.class).hasMessageContaining("[extra]");
  }

  @ParameterizedTest
  @MethodSource("undrawn")
  void a_form_of_the_app_draws_every_field(FieldType type) {
    KindDeclaration built = KindDeclaration.of("visit", "test").field("extra", type).builtInForm().build();

    assertThat(built.field("extra")).isPresent();
  }

  @Test
  void what_a_phone_draws_is_taken() {
    KindDeclaration described = KindDeclaration.of("visit", "test")
        .needed("village", new FieldType.Village())
        .field("day", new FieldType.Day())
        .field("text", new FieldType.Text(10))
        .field("people", new FieldType.Counts(List.of("children"), 10))
        .field("help", new FieldType.Code("community/needs"))
        .field("urgency", new FieldType.Level("community/urgency", 3))
        .build();

    assertThat(described.fields()).hasSize(6);
  }
}
