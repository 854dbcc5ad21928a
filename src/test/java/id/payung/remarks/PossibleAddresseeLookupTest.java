package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.Mandate;
import id.payung.accounts.MandateHolderLookup.MandateHolder;
import id.payung.accounts.NewMandate;
import id.payung.platform.actor.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PossibleAddresseeLookupTest {
  private static final UUID RINA = UUID.randomUUID();
  private static final UUID HEALTH = UUID.randomUUID();
  private static final UUID SOCIAL = UUID.randomUUID();

  @Test
  void somebody_with_two_mandates_is_shown_by_the_one_that_opens_what_is_talked_about() {
    List<MandateHolder> held = List.of(new MandateHolder(mandate(Role.OFFICE_HEAD, SOCIAL), "Dinas Sosial"),
        new MandateHolder(mandate(Role.OFFICE_CLERK, HEALTH), "Dinas Kesehatan"));

    PossibleAddressee shown = PossibleAddresseeLookup.person("73.24", held, List.of(subjectOf(HEALTH)));

    assertThat(shown.office()).isEqualTo("Dinas Kesehatan");
    assertThat(shown.role()).isEqualTo("OFFICE_CLERK");
    assertThat(shown.actor().organisations()).containsExactlyInAnyOrder(HEALTH, SOCIAL);
  }

  private static RemarkSubject subjectOf(UUID office) {
    return new RemarkSubject("answer", "1", UUID.randomUUID(), "Jawaban", "/kla",
        Set.of(Role.OFFICE_CLERK, Role.OFFICE_HEAD), List.of(office), List.of(), null, true);
  }

  private static Mandate mandate(Role role, UUID office) {
    return new Mandate(
        new NewMandate(UUID.randomUUID(), RINA, role, office, "", List.of(), "SK-UJI", LocalDate.of(2020, 1, 1), null),
        "Rina Contoh", List.of(), null, null, 1);
  }
}
