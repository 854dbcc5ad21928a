package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.payung.platform.rows.Samples.BodySample;
import id.payung.platform.rows.Samples.ItemSample;
import id.payung.platform.rows.Samples.Presence;
import id.payung.platform.rows.annotation.Table;
import java.util.BitSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TableStatementsTests {
  private final TableMappingRegistry mappings = new TableMappingRegistry(JsonMapper.builder().build());

  @Test
  void an_insert_names_regency_and_columns_once() {
    assertThat(mappings.table(Presence.class).statements().insert())
        .isEqualTo("INSERT INTO meetings.attendance (regency, meeting, organisation, people, post, organisations) "
            + "VALUES (?, ?, ?, ?, ?, ?)");
  }

  @Test
  void a_save_replaces_the_row_of_its_version() {
    assertThat(mappings.table(BodySample.class).statements().save()).endsWith(
        " ON CONFLICT (regency, village, kind) DO UPDATE SET name = excluded.name, members_f = excluded.members_f, "
            + "edited_by = excluded.edited_by, edited_at = excluded.edited_at, version = r.version + 1 "
            + "WHERE r.version = ?");
  }

  @Test
  void the_text_of_an_update_is_the_same_object_for_the_same_columns() {
    TableStatements statements = mappings.table(Presence.class).statements();
    BitSet people = new BitSet();
    people.set(2);

    assertThat(statements.update(people)).isEqualTo("UPDATE meetings.attendance SET people = ? WHERE regency = ? "
        + "AND meeting = ? AND organisation = ? AND people IS NOT DISTINCT FROM ?");
    assertThat(statements.update(people)).isSameAs(statements.update((BitSet) people.clone()));
  }

  @Test
  void nested_columns_stand_in_the_order_of_the_components() {
    assertThat(mappings.table(ItemSample.class).selected("i"))
        .startsWith("i.id, i.kind, i.title, i.number, i.valid_from, i.valid_to, i.organisation, i.faces");
  }

  @Test
  void a_record_without_a_key_or_a_reach_is_refused() {
    @Table(value = "shop.thing", reach = "shared")
    record Keyless(String name) {}
    @Table("shop.thing")
    record Open(UUID id) {}

    assertThatIllegalArgumentException().isThrownBy(() -> mappings.table(Keyless.class));
    assertThatIllegalArgumentException().isThrownBy(() -> mappings.table(Open.class));
  }

  @Test
  void a_component_is_named_by_its_accessor_and_not_by_a_lambda() {
    assertThat(ComponentName.of(Presence::people).component()).isEqualTo("people");
    ComponentAccessor<Presence, Integer> lambda = presence -> presence.people() + 1;
    assertThatIllegalArgumentException().isThrownBy(() -> ComponentName.of(lambda));
  }
}
