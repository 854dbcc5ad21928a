package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.People;
import id.payung.fieldwork.Phone.Answer;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@PayungTest
class EditTests {
  private static final String BALANTANG = "73.24.04.2001";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired People people;
  @Autowired TransactionTemplate transactions;

  private Phone raka;
  private Phone sari;
  private Phone tono;

  @BeforeEach
  void three_of_one_village() throws Exception {
    raka = of("raka");
    sari = of("sari");
    tono = of("tono");
  }

  @Test
  void edits_of_different_fields_are_merged() throws Exception {
    UUID id = sent();
    Answer notes = sari.push(edit(id, 1, "notes", "Ramai"));
    Answer people = tono.push(edit(id, 1, "cost", "250000"));

    assertThat(notes.said()).isEqualTo("accepted");
    assertThat(people.said()).isEqualTo("accepted");
    assertThat(people.receipt().path("body").path("notes").asString()).isEqualTo("Ramai");
    assertThat(people.receipt().path("version").asInt()).isEqualTo(3);
  }

  @Test
  void three_who_change_one_field_offline_see_both_values_until_a_person_chooses() throws Exception {
    UUID id = sent();
    assertThat(raka.push(edit(id, 1, "heldOn", "2026-11-18")).said()).isEqualTo("accepted");

    Answer second = sari.push(edit(id, 1, "heldOn", "2026-11-19"));
    Answer third = tono.push(edit(id, 1, "heldOn", "2026-11-17"));

    assertThat(second.said()).isEqualTo("conflict");
    assertThat(second.receipt().path("conflicts").path(0).path("theirs").asString()).isEqualTo("2026-11-18");
    assertThat(third.said()).isEqualTo("conflict");
    assertThat(PushTests.reportOf(raka, id).path("conflicts").size()).isEqualTo(2);

    int shown = third.receipt().path("version").asInt();
    Answer chosen = raka.push(edit(id, shown, "heldOn", "2026-11-19"));

    assertThat(chosen.said()).isEqualTo("accepted");
    assertThat(PushTests.reportOf(raka, id).path("heldOn").asString()).isEqualTo("2026-11-19");
    assertThat(PushTests.reportOf(raka, id).has("conflicts")).isFalse();
  }

  @Test
  void choosing_what_stands_settles_it_too() throws Exception {
    UUID id = sent();
    raka.push(edit(id, 1, "heldOn", "2026-11-18"));
    int shown = sari.push(edit(id, 1, "heldOn", "2026-11-19")).receipt().path("version").asInt();

    Answer chosen = sari.push(edit(id, shown, "heldOn", "2026-11-18"));

    assertThat(chosen.said()).isEqualTo("accepted");
    assertThat(PushTests.reportOf(sari, id).has("conflicts")).isFalse();
  }

  @Test
  void who_edits_twice_before_the_first_answer_came_has_no_conflict_with_themselves() throws Exception {
    UUID id = sent();

    raka.push(edit(id, 1, "heldOn", "2026-11-18"));
    Answer second = raka.push(edit(id, 1, "heldOn", "2026-11-16"));

    assertThat(second.said()).isEqualTo("accepted");
    assertThat(PushTests.reportOf(raka, id).path("heldOn").asString()).isEqualTo("2026-11-16");
  }

  @Test
  void the_same_edit_again_is_known() throws Exception {
    UUID id = sent();
    ObjectNode edit = edit(id, 1, "notes", "Ramai");

    Answer first = sari.push(edit);
    Answer second = sari.push(edit);

    assertThat(second.said()).isEqualTo("known");
    assertThat(second.receipt().path("version")).isEqualTo(first.receipt().path("version"));
  }

  @Test
  void an_edit_of_a_report_that_a_restore_lost_is_kept_as_a_report() throws Exception {
    UUID id = Phone.id();

    Answer answer = raka.push(edit(id, 3, "notes", "Setelah pemulihan"));

    assertThat(answer.said()).isEqualTo("accepted");
    assertThat(PushTests.reportOf(raka, id).path("body").path("notes").asString()).isEqualTo("Setelah pemulihan");
  }

  @Test
  void a_stranger_changes_nothing() throws Exception {
    UUID id = sent();
    Phone fitri = Phone.of(mvc, "fitri");

    Answer answer = fitri.push(fitri.record(id, 1, Phone.body(fitri.report(id))));

    assertThat(answer.said()).isEqualTo("refused");
    assertThat(PushTests.reportOf(raka, id).path("version").asInt()).isEqualTo(1);
  }

  private UUID sent() throws Exception {
    UUID id = Phone.id();
    assertThat(raka.push(raka.report(id)).said()).isEqualTo("accepted");
    return id;
  }

  private ObjectNode edit(UUID id, int basedOn, String field, String value) {
    ObjectNode body = Phone.body(raka.report(id)).deepCopy();
    if (field.equals("cost")) {
      body.put(field, Long.parseLong(value));
    } else {
      body.put(field, value);
    }
    ObjectNode record = raka.record(id, basedOn, body);
    record.remove("author");
    return record;
  }

  private Phone of(String name) throws Exception {
    Actor service = Actor.service("accounts", Cast.LUWU_TIMUR);
    UUID person = Ids.named("person:" + name);
    UUID village = cast.village(BALANTANG);
    Acting.doing(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service, new NewPerson(person, name + " Contoh", name, null, Cast.PASSWORD, true));
      people.give(service, new NewMandate(Ids.named("mandate:" + name), person, Role.VILLAGE_MOVER, Cast.DP3A, "",
          List.of(village), "SK-UJI/003", LocalDate.of(2024, 1, 2), null));
    }));
    return Phone.of(mvc, name);
  }
}
