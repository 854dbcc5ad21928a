package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.HeldMandate;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The short answer from the sign-in is the one that the mandates would give. */
class MandateReachPolicyTest {
  private static final UUID KARAMBUA = new UUID(1, 1);
  private static final UUID TABARANO = new UUID(1, 2);
  private static final UUID OFFICE = new UUID(2, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Set<Role> SENDERS = EnumSet.of(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_OPERATOR);
  private static final HeldMandate VOLUNTEER = mandate(1, Role.VILLAGE_VOLUNTEER, KARAMBUA);
  private static final HeldMandate OPERATOR = mandate(2, Role.VILLAGE_OPERATOR, TABARANO);
  private static final HeldMandate PARTNER = mandate(3, Role.PARTNER_COORDINATOR, KARAMBUA);

  @Test
  void the_only_mandate_of_today_answers_alone_where_it_covers_the_village() {
    assertThat(isCovered(KARAMBUA, VOLUNTEER.id(), VOLUNTEER)).isTrue();
    assertThat(isCovered(KARAMBUA, null, VOLUNTEER)).isTrue();

    assertThat(policy(VOLUNTEER).findReviewReason(KARAMBUA, VOLUNTEER.id(), List.of())).isNull();
    assertThat(policy(VOLUNTEER).findReviewReason(KARAMBUA, null, List.of())).isNull();
  }

  @Test
  void the_mandates_are_asked_where_it_does_not() {
    assertThat(isCovered(TABARANO, VOLUNTEER.id(), VOLUNTEER)).as("another village").isFalse();
    assertThat(isCovered(KARAMBUA, OPERATOR.id(), VOLUNTEER)).as("a mandate of former days").isFalse();
    assertThat(isCovered(KARAMBUA, PARTNER.id(), PARTNER)).as("a role that does not send").isFalse();
    assertThat(isCovered(KARAMBUA, null)).as("no mandate today").isFalse();
  }

  @Test
  void two_mandates_are_asked_always_since_the_actor_has_the_villages_of_both() {
    assertThat(isCovered(KARAMBUA, OPERATOR.id(), VOLUNTEER, OPERATOR)).isFalse();

    assertThat(policy(VOLUNTEER, OPERATOR).findReviewReason(KARAMBUA, OPERATOR.id(), List.of()))
        .isEqualTo("other-mandate");
  }

  private static boolean isCovered(UUID village, UUID named, HeldMandate... today) {
    Actor actor = Actor.person("73.24", new UUID(3, 1), "Fitri", Arrays.stream(today).map(HeldMandate::role).toList(),
        Arrays.stream(today).map(HeldMandate::id).collect(Collectors.toSet()), Set.of(),
        Arrays.stream(today).flatMap(mandate -> mandate.villages().stream()).collect(Collectors.toSet()));
    return MandateReachPolicy.isCoveredByOnlyMandate(actor, SENDERS, village, named);
  }

  private static MandateReachPolicy policy(HeldMandate... held) {
    return new MandateReachPolicy(List.of(held), SENDERS, TODAY, ZoneOffset.UTC);
  }

  private static HeldMandate mandate(int number, Role role, UUID village) {
    return new HeldMandate(new UUID(4, number), role, OFFICE, "", Set.of(village), LocalDate.of(2024, 1, 1), null,
        null);
  }
}
