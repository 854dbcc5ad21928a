package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Draft;
import id.payung.agreements.register.Registering;
import id.payung.meetings.Decisions;
import id.payung.meetings.MeetingBook;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PayungTest
@Import(Scenes.class)
class RegisterTests {
  @Autowired Scenes scenes;
  @Autowired Agreements agreements;
  @Autowired Registering registering;
  @Autowired MeetingBook meetings;
  @Autowired Decisions decisions;

  private Object[] form(UUID id, String title) {
    return new Object[] {
      "id", id, "title", title, "kind", "pks", "wholeRegency", "true", "p1.position", "first", "p1.organisation", Cast.DP3A, "p1.signer", "Ani Contoh",
      "p1.post", "Kepala Dinas", "p1.capacity", "acting", "p2.position", "second", "p2.newName", "Yayasan Baru " + title, "p2.newKind", "ngo",
      "starts", "2026-01-01", "ends", "2027-12-31"
    };
  }

  @Test
  void an_agreement_with_a_new_partner_is_registered_and_read_again() throws Exception {
    UUID id = Ids.next();

    scenes.send("budi", "/agreements", form(id, "Kelas pengasuhan")).andExpect(redirectedUrl("/73.24/agreements/" + id));

    scenes
        .see("budi", "/agreements/" + id)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Plt. Kepala Dinas")))
        .andExpect(content().string(containsString("Yayasan Baru Kelas pengasuhan")))
        .andExpect(content().string(not(containsString("⟦"))));
    scenes.see("budi", "/agreements?q=yayasan%20baru%20kelas").andExpect(content().string(containsString("/agreements/" + id + "\"")));
    scenes.see("budi", "/agreements?q=tidak-ada-sama-sekali").andExpect(content().string(containsString("Tidak ada kerja sama yang cocok")));
  }

  @Test
  void the_same_form_sent_twice_makes_one_agreement() throws Exception {
    UUID id = Ids.next();

    scenes.send("budi", "/agreements", form(id, "Dua kali kirim")).andExpect(status().is3xxRedirection());
    scenes.send("budi", "/agreements", form(id, "Dua kali kirim")).andExpect(status().is3xxRedirection());

    assertThatList(scenes.as(Cast.SECRETARY, actor -> agreements.versions(actor, id))).hasSize(1);
  }

  @Test
  void a_form_without_a_title_comes_back_with_what_was_typed() throws Exception {
    scenes
        .send("budi", "/agreements", "id", Ids.next(), "title", "", "kind", "pks", "scope", "Cakupan yang diketik", "p1.position", "first", "p1.organisation", Cast.DP3A)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Cakupan yang diketik")))
        .andExpect(content().string(containsString("Periksa lagi isian ini")));
  }

  @Test
  void a_kind_that_hangs_under_another_is_refused_without_one() throws Exception {
    Object[] form = form(Ids.next(), "RKT tanpa induk");
    form[5] = "rkt";
    scenes.send("budi", "/agreements", form).andExpect(status().is(422)).andExpect(content().string(containsString("harus berada di bawah kerja sama lain")));
  }

  @Test
  void a_volunteer_may_not_register_and_does_not_see_the_register() throws Exception {
    UUID id = scenes.agreement("Tidak untuk relawan");

    scenes.send("fitri", "/agreements", form(Ids.next(), "Coba-coba")).andExpect(status().isForbidden());
    scenes.see("fitri", "/agreements/" + id).andExpect(status().isNotFound());
    scenes.see("fitri", "/agreements").andExpect(content().string(not(containsString("Tidak untuk relawan"))));
  }

  @Test
  void an_office_that_is_no_party_finds_nothing_and_the_neighbour_neither() throws Exception {
    UUID id = scenes.agreement("Rahasia antar pihak");

    scenes.see("citra", "/agreements/" + id).andExpect(status().isNotFound());
    scenes.see("citra", "/agreements?q=rahasia%20antar").andExpect(content().string(not(containsString("Rahasia antar pihak"))));
    scenes.see("kiki", "/agreements/" + id).andExpect(status().isNotFound());
    scenes.see("dewi", "/agreements/" + id).andExpect(status().isOk());
    scenes.see("hadi", "/agreements/" + id).andExpect(status().isOk());
  }

  @Test
  void the_decision_it_came_from_is_linked_only_for_those_whom_the_meeting_was_for() throws Exception {
    UUID meeting = Ids.next();
    UUID decision = Ids.next();
    UUID id = Ids.next();
    scenes.doing(
        Cast.SECRETARY,
        actor -> {
          meetings.record(actor, meeting, "coordination", "Rapat tanpa mitra", Scenes.TODAY, "Aula", null, "", List.of(Cast.DP3A));
          decisions.decide(actor, meeting, decision, "Menyusun kerja sama", "agreement", Cast.DP3A, "", Scenes.TODAY);
          registering.register(actor, new Draft(id, "pks", null, decision, Scenes.text("Lahir dari rapat"), List.of(), null));
        });

    scenes.see("budi", "/agreements/" + id).andExpect(content().string(containsString("/meetings/decisions/" + decision)));
    scenes.see("hadi", "/agreements/" + id).andExpect(status().isOk()).andExpect(content().string(not(containsString("/meetings/decisions/"))));
  }

  @Test
  void a_clerk_registers_only_what_their_office_is_part_of() throws Exception {
    scenes
        .send("citra", "/agreements", form(Ids.next(), "Milik kantor lain"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Lembaga Anda harus menjadi salah satu pihak")));
  }

  @Test
  void steps_follow_the_table_and_only_those_who_may_take_them() throws Exception {
    UUID id = scenes.agreement("Langkah demi langkah");

    scenes.send("dewi", "/agreements/" + id + "/steps", "from", "draft", "to", "reviewed", "onDate", Scenes.TODAY).andExpect(status().isForbidden());
    scenes.send("budi", "/agreements/" + id + "/steps", "from", "draft", "to", "signed", "onDate", Scenes.TODAY).andExpect(status().isConflict());
    scenes.inForce(id);

    assertThat(scenes.seen(Cast.SECRETARY, id).stage()).isEqualTo(AgreementStage.IN_FORCE);
  }

  @Test
  void the_same_step_sent_twice_is_taken_once() throws Exception {
    UUID id = scenes.agreement("Langkah dua kali");

    for (int i = 0; i < 2; i++) {
      scenes.send("budi", "/agreements/" + id + "/steps", "from", "draft", "to", "reviewed", "onDate", Scenes.TODAY).andExpect(status().is3xxRedirection());
    }

    assertThatList(scenes.as(Cast.SECRETARY, actor -> agreements.steps(actor, id))).extracting(step -> step.stage().code()).containsExactly("draft", "reviewed");
  }

  @Test
  void what_is_signed_is_not_edited_and_a_number_may_still_come() throws Exception {
    UUID id = scenes.agreement("Nomor menyusul");
    scenes.inForce(id);

    scenes.see("budi", "/agreements/" + id + "/edit").andExpect(status().is(422));
    scenes.send("budi", "/agreements/" + id + "/numbers", "number." + Cast.DP3A, "119/45/PKS/2026").andExpect(status().is3xxRedirection());
    scenes.see("budi", "/agreements?q=119/45/pks").andExpect(content().string(containsString("Nomor menyusul")));
  }

  @Test
  void a_signature_that_was_noted_by_mistake_is_taken_back_with_a_reason_until_it_is_in_force() throws Exception {
    UUID id = scenes.agreement("Salah ditandai");
    scenes.goes(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED, AgreementStage.SIGNED);
    scenes.send("budi", "/agreements/" + id + "/steps", "from", "signed", "to", "initialled", "onDate", Scenes.TODAY, "reason", " ").andExpect(status().is(422));
    scenes.send("citra", "/agreements/" + id + "/steps", "from", "signed", "to", "initialled", "onDate", Scenes.TODAY, "reason", "coba").andExpect(status().is4xxClientError());

    scenes.send("budi", "/agreements/" + id + "/steps", "from", "signed", "to", "initialled", "onDate", Scenes.TODAY, "reason", "Baru diparaf").andExpect(status().is3xxRedirection());

    assertThat(scenes.seen(Cast.SECRETARY, id).stage()).isEqualTo(AgreementStage.INITIALLED);
    assertThat(scenes.as(Cast.SECRETARY, actor -> agreements.versions(actor, id)).getFirst().signedOn()).isNull();
    scenes.see("budi", "/agreements/" + id).andExpect(content().string(containsString("Baru diparaf")));
    scenes.goes(id, AgreementStage.SIGNED, AgreementStage.IN_FORCE);
    assertThat(scenes.seen(Cast.SECRETARY, id).stage()).isEqualTo(AgreementStage.IN_FORCE);
  }

  @Test
  void a_stale_save_shows_both_values() throws Exception {
    UUID id = scenes.agreement("Disimpan berdua");
    Object[] mine = form(id, "Judul saya");
    Object[] withVersion = java.util.Arrays.copyOf(mine, mine.length + 2);
    withVersion[mine.length] = "version";
    withVersion[mine.length + 1] = "1";

    scenes.send("budi", "/agreements/" + id, withVersion).andExpect(status().is3xxRedirection());
    scenes
        .send("dewi", "/agreements/" + id, "version", "1", "id", id, "title", "Judul lain", "wholeRegency", "true", "p1.position", "first", "p1.organisation", Cast.DP3A,
            "p2.position", "second", "p2.organisation", Cast.NGO)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Judul saya")))
        .andExpect(content().string(containsString("Judul lain")));
  }

  @Test
  void an_addendum_is_a_new_version_and_the_old_one_holds_until_it_is_in_force() throws Exception {
    UUID id = scenes.agreement("Naskah awal");
    scenes.inForce(id);

    scenes.send("budi", "/agreements/" + id + "/renewal", "sort", "addendum", "newest", "1", "reason", "Menambah desa").andExpect(status().is3xxRedirection());
    assertThat(scenes.seen(Cast.SECRETARY, id).holding()).isEqualTo(1);
    assertThat(scenes.seen(Cast.SECRETARY, id).newest()).isEqualTo(2);
    scenes.see("budi", "/agreements/" + id + "/versions/1").andExpect(status().isOk()).andExpect(content().string(containsString("versi 1, yang berlaku")));

    scenes.inForce(id);
    assertThat(scenes.seen(Cast.SECRETARY, id).holding()).isEqualTo(2);
    scenes.see("budi", "/agreements/" + id + "/versions/1").andExpect(content().string(containsString("tidak lagi berlaku")));
  }

  @Test
  void the_list_leaves_as_a_sheet_of_what_one_may_see() throws Exception {
    scenes.agreement("Untuk diunduh");

    byte[] sheet = scenes.see("dewi", "/agreements/export?q=untuk%20diunduh").andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();

    assertThat(sheet).startsWith((byte) 'P', (byte) 'K');
    assertThat(sheet.length).isGreaterThan(1000);
  }

  @Test
  void a_stranger_is_led_to_the_door() throws Exception {
    scenes.strangerSees("/agreements").andExpect(status().isSeeOther());
  }
}
