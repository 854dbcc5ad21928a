package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who reads notes of needs: villages their own, the secretariat all, and no other role of the regency. */
@PayungTest
class NeedNoteReaderTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;

  @Test
  void a_role_that_reaches_the_regency_for_other_work_opens_no_note_by_its_address() throws Exception {
    UUID id = write();
    Map<String, Role> others = new LinkedHashMap<>();
    for (Role role : List.of(Role.LEGAL_OFFICE, Role.COOPERATION_OFFICE, Role.PLANNER, Role.INTERNAL_VERIFIER,
        Role.REGENT_AIDE, Role.AUDITOR)) {
      others.put(personWith(role, List.of()), role);
    }

    for (Map.Entry<String, Role> other : others.entrySet()) {
      for (String address : List.of("/needs", "/needs/" + id, "/needs/export.xlsx", "/needs/" + id + "/edit")) {
        assertThat(open(other.getKey(), address).getStatus()).as(other.getValue() + " " + address).isEqualTo(403);
      }
      assertThat(open(other.getKey(), "").getContentAsString()).doesNotContain("/73.24/needs");
    }
    assertThat(open("budi", "/needs/" + id).getStatus()).isEqualTo(200);
    assertThat(open("fitri", "/needs/" + id).getStatus()).isEqualTo(200);
  }

  @Test
  void a_second_mandate_in_a_village_opens_the_notes_of_that_village_alone() throws Exception {
    UUID id = write();
    String elsewhere = personWith(Role.LEGAL_OFFICE, List.of());
    grant(elsewhere, Role.VILLAGE_OPERATOR, List.of(cast.village("73.24.04.1003")));
    String there = personWith(Role.LEGAL_OFFICE, List.of());
    grant(there, Role.VILLAGE_OPERATOR, List.of(cast.village(TestCast.MAGANI)));

    assertThat(open(elsewhere, "/needs/" + id).getStatus()).isEqualTo(404);
    assertThat(open(elsewhere, "/needs").getContentAsString()).doesNotContain(id.toString());
    assertThat(open(there, "/needs/" + id).getStatus()).isEqualTo(200);
  }

  private UUID write() throws Exception {
    UUID id = FieldAppPhone.newId();
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, "fitri");
    assertThat(phone.push(phone.needRecord(id, null, 3, 2)).receiptStatus()).isEqualTo("accepted");
    return id;
  }

  private String personWith(Role role, List<UUID> villages) {
    String name = "pembaca." + Ids.next().toString().substring(19).replace("-", "");
    as(service -> people.register(service,
        new NewPerson(Ids.fromName("person:" + name), "Rina Contoh", name, null, TestCast.PASSWORD, true)));
    grant(name, role, villages);
    return name;
  }

  private void grant(String name, Role role, List<UUID> villages) {
    as(service -> people.grantMandate(service, new NewMandate(Ids.next(), Ids.fromName("person:" + name), role,
        TestCast.DP3A, "", villages, "SK-UJI/013", LocalDate.of(2024, 1, 2), null)));
  }

  private void as(java.util.function.Consumer<Actor> work) {
    Actor actor = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(status -> work.accept(actor)));
  }

  private MockHttpServletResponse open(String name, String path) throws Exception {
    return mvc.perform(get("/73.24" + path).cookie(TestSignIn.sessionCookie(mvc, name))).andReturn().getResponse();
  }
}
