package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
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
class ReportEditTests {
  private static final String BALANTANG = "73.24.04.2001";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;

  private FieldAppPhone raka;
  private FieldAppPhone sari;
  private FieldAppPhone tono;

  @BeforeEach
  void three_of_one_village() throws Exception {
    raka = signedInPhone("raka");
    sari = signedInPhone("sari");
    tono = signedInPhone("tono");
  }

  @Test
  void edits_of_different_fields_are_merged() throws Exception {
    UUID id = pushReport();
    PhoneResponse notes = sari.push(edit(id, 1, "notes", "Ramai"));
    PhoneResponse people = tono.push(edit(id, 1, "cost", "250000"));

    assertThat(notes.receiptStatus()).isEqualTo("accepted");
    assertThat(people.receiptStatus()).isEqualTo("accepted");
    assertThat(people.receipt().path("body").path("notes").asString()).isEqualTo("Ramai");
    assertThat(people.receipt().path("version").asInt()).isEqualTo(3);
  }

  @Test
  void three_who_change_one_field_offline_see_both_values_until_a_person_chooses() throws Exception {
    UUID id = pushReport();
    assertThat(raka.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(2))).receiptStatus()).isEqualTo("accepted");

    PhoneResponse second = sari.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(1)));
    PhoneResponse third = tono.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(3)));

    assertThat(second.receiptStatus()).isEqualTo("conflict");
    assertThat(second.receipt().path("conflicts").path(0).path("theirs").asString()).isEqualTo(FieldAppPhone.heldOn(2));
    assertThat(third.receiptStatus()).isEqualTo("conflict");
    assertThat(SyncPushTests.reportOf(raka, id).path("conflicts").size()).isEqualTo(2);

    int shown = third.receipt().path("version").asInt();
    PhoneResponse chosen = raka.push(edit(id, shown, "heldOn", FieldAppPhone.heldOn(1)));

    assertThat(chosen.receiptStatus()).isEqualTo("accepted");
    assertThat(SyncPushTests.reportOf(raka, id).path("heldOn").asString()).isEqualTo(FieldAppPhone.heldOn(1));
    assertThat(SyncPushTests.reportOf(raka, id).has("conflicts")).isFalse();
  }

  @Test
  void choosing_what_stands_settles_it_too() throws Exception {
    UUID id = pushReport();
    raka.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(2)));
    int shown = sari.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(1))).receipt().path("version").asInt();

    PhoneResponse chosen = sari.push(edit(id, shown, "heldOn", FieldAppPhone.heldOn(2)));

    assertThat(chosen.receiptStatus()).isEqualTo("accepted");
    assertThat(SyncPushTests.reportOf(sari, id).has("conflicts")).isFalse();
  }

  @Test
  void who_edits_twice_before_the_first_answer_came_has_no_conflict_with_themselves() throws Exception {
    UUID id = pushReport();

    raka.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(2)));
    PhoneResponse second = raka.push(edit(id, 1, "heldOn", FieldAppPhone.heldOn(4)));

    assertThat(second.receiptStatus()).isEqualTo("accepted");
    assertThat(SyncPushTests.reportOf(raka, id).path("heldOn").asString()).isEqualTo(FieldAppPhone.heldOn(4));
  }

  @Test
  void the_same_edit_again_is_known() throws Exception {
    UUID id = pushReport();
    ObjectNode edit = edit(id, 1, "notes", "Ramai");

    PhoneResponse first = sari.push(edit);
    PhoneResponse second = sari.push(edit);

    assertThat(second.receiptStatus()).isEqualTo("known");
    assertThat(second.receipt().path("version")).isEqualTo(first.receipt().path("version"));
  }

  @Test
  void an_edit_of_a_report_that_a_restore_lost_is_kept_as_a_report() throws Exception {
    UUID id = FieldAppPhone.newId();

    PhoneResponse answer = raka.push(edit(id, 3, "notes", "Setelah pemulihan"));

    assertThat(answer.receiptStatus()).isEqualTo("accepted");
    assertThat(SyncPushTests.reportOf(raka, id).path("body").path("notes").asString()).isEqualTo("Setelah pemulihan");
  }

  @Test
  void a_stranger_changes_nothing() throws Exception {
    UUID id = pushReport();
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");

    PhoneResponse answer = fitri.push(fitri.record(id, 1, FieldAppPhone.body(fitri.reportRecord(id))));

    assertThat(answer.receiptStatus()).isEqualTo("refused");
    assertThat(SyncPushTests.reportOf(raka, id).path("version").asInt()).isEqualTo(1);
  }

  private UUID pushReport() throws Exception {
    UUID id = FieldAppPhone.newId();
    assertThat(raka.push(raka.reportRecord(id)).receiptStatus()).isEqualTo("accepted");
    return id;
  }

  private ObjectNode edit(UUID id, int basedOn, String field, String value) {
    ObjectNode body = FieldAppPhone.body(raka.reportRecord(id)).deepCopy();
    if (field.equals("cost")) {
      body.put(field, Long.parseLong(value));
    } else {
      body.put(field, value);
    }
    ObjectNode record = raka.record(id, basedOn, body);
    record.remove("author");
    return record;
  }

  private FieldAppPhone signedInPhone(String name) throws Exception {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    UUID person = Ids.fromName("person:" + name);
    UUID village = cast.village(BALANTANG);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service, new NewPerson(person, name + " Contoh", name, null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.fromName("mandate:" + name), person, Role.VILLAGE_MOVER,
          TestCast.DP3A, "", List.of(village), "SK-UJI/003", LocalDate.of(2024, 1, 2), null));
    }));
    return FieldAppPhone.signedIn(mvc, name);
  }
}
