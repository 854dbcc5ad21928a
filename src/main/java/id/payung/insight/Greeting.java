package id.payung.insight;

import id.payung.agreements.PlanningNeeds;
import id.payung.community.Thanks;
import id.payung.indicators.Scores;
import id.payung.indicators.ThreeScores;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What makes people open it again tomorrow: one line at the top of the first page, by what they do. At most four
 * statements a role.
 */
@Component
public class Greeting {
  /** Offices close at four: what came after that came "last night". */
  private static final LocalTime OFFICES_CLOSE = LocalTime.of(16, 0);

  private static final int MOST_THANKS = 3;

  private final Scores scores;
  private final PlanningNeeds needs;
  private final Thanks thanks;
  private final RegencyDirectory regencies;
  private final Clock clock;

  Greeting(Scores scores, PlanningNeeds needs, Thanks thanks, RegencyDirectory regencies, Clock clock) {
    this.scores = scores;
    this.needs = needs;
    this.thanks = thanks;
    this.regencies = regencies;
    this.clock = clock;
  }

  Said to(Actor actor) {
    RegencySettings regency = regencies.require(actor.regency());
    Instant closed = regency.today(clock).minusDays(1).atTime(OFFICES_CLOSE).atZone(regency.zone()).toInstant();
    boolean writesReports = actor.has(Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR,
        Role.FORUM_FACILITATOR, Role.WOMENS_COMPANION);
    return new Said(actor.has(Role.REGENT_AIDE) ? scores.standing(actor).orElse(null) : null,
        actor.has(Role.TASK_FORCE_SECRETARY) ? scores.brief(actor, closed).orElse(null) : null,
        actor.has(Role.PLANNER) ? needs.of(actor).orElse(null) : null,
        writesReports ? thanks.latest(actor, MOST_THANKS) : List.of());
  }

  /** What there is to say; mostly one of them. */
  public record Said(@Nullable ThreeScores standing, Scores.@Nullable Brief brief, PlanningNeeds.@Nullable Needs needs,
      List<Thanks.Used> thanks) {}
}
