package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Stale;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordDifferencesTests {
  private static final UUID ONE = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-7000-8000-000000000002");

  enum Colour {
    DARK_RED
  }

  record Size(int width, int height) {}

  @Table(value = "shop.thing", reach = "shared")
  record Thing(UUID id, String name, @FieldLabelKey("shop.dimensions") @Nullable Integer dimension, @Nullable Size size,
      List<UUID> owners, @Nullable Colour bestColour, @HiddenFromPeople String search, int version) {}

  private final Thing thing = new Thing(ONE, "Meja", 3, new Size(1, 2), List.of(ONE), null, "meja", 1);

  @Test
  void equal_records_do_not_differ() {
    assertThat(RecordDifferences.between(thing, RecordCopy.of(thing).make()).isEmpty()).isTrue();
  }

  @Test
  void of_a_new_record_only_what_is_not_empty_is_named() {
    assertThat(RecordCopy.blank(Thing.class).with(Thing::id, ONE).with(Thing::name, "Meja").make())
        .isEqualTo(new Thing(ONE, "Meja", null, null, List.of(), null, "", 0));
  }

  @Test
  void of_a_complete_record_each_component_is_given_or_left_blank_on_purpose() {
    record Copied(UUID id, String name, @Nullable Integer added) {}
    record Source(String name) {}
    RecordCopy<Copied> forgotten = RecordCopy.complete(Copied.class).with(Copied::id, ONE).withAll(new Source("Meja"));

    assertThatThrownBy(forgotten::make).isInstanceOf(IllegalStateException.class).hasMessageContaining("[added]");
    assertThat(forgotten.leaving("added").make()).isEqualTo(new Copied(ONE, "Meja", null));
    assertThatThrownBy(() -> RecordCopy.complete(Copied.class).leaving("colour"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_form_gives_what_it_has_by_the_same_names() {
    record ThingForm(String name, int version, String remark) {}
    record OtherForm(int name) {}
    Thing changed = RecordCopy.of(thing).withAll(new ThingForm("Kursi", 2, "")).make();

    assertThat(changed).isEqualTo(new Thing(ONE, "Kursi", 3, new Size(1, 2), List.of(ONE), null, "meja", 2));
    assertThatThrownBy(() -> RecordCopy.of(thing).withAll(new OtherForm(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void version_and_internal_columns_are_no_difference() {
    Thing other = RecordCopy.of(thing).with(Thing::version, 2).with(Thing::search, "x").make();

    assertThat(RecordDifferences.between(thing, other).fields()).isEmpty();
  }

  @Test
  void nested_components_are_named_by_themselves() {
    assertThat(RecordDifferences.between(thing, RecordCopy.of(thing).with(Thing::size, new Size(1, 9)).make()).fields())
        .containsExactly("height");
    assertThat(RecordDifferences.between(thing, RecordCopy.of(thing).with(Thing::size, null).make()).fields())
        .containsExactly("width", "height");
  }

  @Test
  void a_page_shows_both_values_by_the_words_of_the_module() {
    Thing typed = RecordCopy.of(thing)
        .with(Thing::name, "Kursi")
        .with(Thing::dimension, null)
        .with(Thing::owners, List.of(ONE, TWO))
        .with(Thing::bestColour, Colour.DARK_RED)
        .make();

    assertThat(RecordDifferences.between(thing, typed).shown(DisplayNames.PLAIN)).containsExactly(
        new Stale.Difference("shop.field.name", "Kursi", "Meja"), new Stale.Difference("shop.dimensions", "", "3"),
        new Stale.Difference("shop.field.owners", "2", "1"),
        new Stale.Difference("shop.field.best-colour", "dark-red", ""));
  }

  @Test
  void ids_are_shown_by_names_where_the_module_knows_them() {
    Thing typed = RecordCopy.of(thing).with(Thing::owners, List.of(TWO)).make();
    DisplayNames wording = (field, value) -> field.equals("owners") ? "Dinas " + value.toString().length() : "?";

    assertThat(RecordDifferences.between(thing, typed).shown(wording)).extracting(Stale.Difference::mine)
        .containsExactly("Dinas 38");
  }

  @Test
  void a_name_that_means_something_else_in_the_form_is_not_taken_over() {
    record SizedForm(String name, String dimension, int version) {}

    assertThat(RecordCopy.of(thing).withAll(new SizedForm("Kursi", "4", 7), "dimension").make())
        .isEqualTo(new Thing(ONE, "Kursi", 3, new Size(1, 2), List.of(ONE), null, "meja", 7));
  }
}
