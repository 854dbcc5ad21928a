package id.payung.meetings.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PayungTest
class FollowUpListItemTests {
  @Autowired FollowUpRepository followUps;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration people;
  @Autowired TestCast cast;

  @Test
  void an_office_of_the_secretariat_owes_what_it_was_given_and_the_secretary_only_watches_it() {
    Actor admin = cast.actorOf(TestCast.ADMIN);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID office = Ids.next();
    UUID kusuma = Ids.next();
    UUID mandate = Ids.next();
    ActorContext.runAs(admin,
        () -> organisations.insertIfAbsent(admin, office, "opd", "Bagian Kerja Sama Contoh", "Bagian KS", null, true));
    ActorContext.runAs(admin, () -> people.registerWithMandate(admin,
        new NewPerson(kusuma, "Kusuma Rapat Contoh", "kusuma.rapat", null, null, true), new NewMandate(mandate, kusuma,
            Role.COOPERATION_OFFICE, office, "", List.of(), "SK-UJI/7/2026", LocalDate.of(2024, 1, 2), null)));
    UUID meeting = Ids.next();
    ActorContext.runAs(secretary, () -> meetings.registerMeeting(secretary, meeting, "audience", "Rapat kerja sama",
        LocalDate.of(2026, 11, 2), "", null, "", List.of(office)));
    UUID decision = Ids.next();
    ActorContext.runAs(secretary, () -> decisions.addDecision(secretary, meeting, decision,
        "Menyusun PKS kelas pengasuhan", "agreement", office, "", LocalDate.of(2020, 12, 15)));

    Actor officer = Actor.person(TestCast.LUWU_TIMUR, kusuma, "Kusuma Rapat Contoh", List.of(Role.COOPERATION_OFFICE),
        Set.of(mandate), Set.of(), Set.of());
    // what was decided elsewhere to become an agreement is the officer's, too
    assertThat(ActorContext.callAs(officer, () -> followUps.listDuties(officer, 500)))
        .filteredOn(duty -> duty.subject().equals(decision))
        .singleElement()
        .satisfies(duty -> {
          assertThat(duty.title()).isEqualTo("Menyusun PKS kelas pengasuhan");
          assertThat(duty.why()).isEqualTo("meetings.duty.why.agreement");
        });
    assertThat(ActorContext.callAs(secretary, () -> followUps.listDuties(secretary, 500)))
        .filteredOn(duty -> duty.subject().equals(decision))
        .singleElement()
        .satisfies(duty -> assertThat(duty.why()).isEqualTo("meetings.duty.why.others"));
  }
}
