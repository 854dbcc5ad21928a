package id.payung.insight;

import id.payung.accounts.Directory;
import id.payung.indicators.Scores;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a new regency lacks before its people can work, in the order in which it is done, for its administrator and the
 * secretary. At most five statements, and none for anybody else.
 */
@Component
public class FirstSteps {
  private final RegencyIdentity identity;
  private final Directory directory;
  private final Scores scores;

  FirstSteps(RegencyIdentity identity, Directory directory, Scores scores) {
    this.identity = identity;
    this.directory = directory;
    this.scores = scores;
  }

  /**
   * A step.
   *
   * @param key of its messages: {@code insight.steps.KEY} and {@code insight.steps.KEY.why}
   * @param path of the page where it is done
   */
  public record Step(String key, String path, boolean done) {}

  /**
   * All of them, done or not; none once nothing is in the way of work, or when they are somebody else's to do.
   *
   * @param opened whether a year is known to be open already; else it is asked
   */
  List<Step> of(Actor actor, boolean opened) {
    boolean administrator = actor.has(Role.REGENCY_ADMIN);
    if (!administrator && !actor.has(Role.TASK_FORCE_SECRETARY)) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    if (administrator) {
      steps.add(new Step("secretary", "/people/new", somebodyIs(actor, Role.TASK_FORCE_SECRETARY)));
      steps.add(new Step("people", "/people/import",
          somebodyIs(actor, Role.OFFICE_CLERK) || somebodyIs(actor, Role.DATA_OWNER)));
    }
    steps.add(new Step("year", "/kla/years/new", opened || scores.current(actor).isPresent()));
    if (steps.stream().allMatch(Step::done)) {
      return List.of();
    }
    if (administrator) {
      Letterhead head = identity.letterhead(actor.regency());
      steps.addFirst(
          new Step("identity", "/settings/regency", !head.address().isBlank() || !head.regentName().isBlank()));
    }
    return steps;
  }

  private boolean somebodyIs(Actor actor, Role role) {
    return !directory.list(actor, "", role.name(), false, null, 1).rows().isEmpty();
  }
}
