package id.payung.insight;

import id.payung.accounts.PeopleRepository;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencySettingsRepository;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a new regency lacks before its people can work, in the order in which it is done, for its administrator and the
 * secretary. At most five statements, and none for anybody else.
 */
@Component
public class OnboardingChecklist {
  private final RegencySettingsRepository identity;
  private final PeopleRepository directory;
  private final EvaluationScoreDirectory scores;

  OnboardingChecklist(RegencySettingsRepository identity, PeopleRepository directory, EvaluationScoreDirectory scores) {
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
  public record OnboardingStep(String key, String path, boolean done) {}

  /**
   * All of them, done or not; none once nothing is in the way of work, or when they are somebody else's to do.
   *
   * @param yearOpened whether a year is known to be open already; else it is asked
   */
  List<OnboardingStep> listSteps(Actor actor, boolean yearOpened) {
    boolean administrator = actor.hasAnyRole(Role.REGENCY_ADMIN);
    if (!administrator && !actor.hasAnyRole(Role.TASK_FORCE_SECRETARY)) {
      return List.of();
    }
    List<OnboardingStep> steps = new ArrayList<>();
    if (administrator) {
      steps.add(new OnboardingStep("secretary", "/people/new", directory.isRoleHeld(actor, Role.TASK_FORCE_SECRETARY)));
      steps.add(new OnboardingStep("people", "/people/import",
          directory.isRoleHeld(actor, Role.OFFICE_CLERK) || directory.isRoleHeld(actor, Role.DATA_OWNER)));
    }
    steps.add(
        new OnboardingStep("year", "/kla/years/new", yearOpened || scores.findCurrentEvaluation(actor).isPresent()));
    if (steps.stream().allMatch(OnboardingStep::done)) {
      return List.of();
    }
    if (administrator) {
      Letterhead head = identity.getLetterhead(actor.regency());
      steps.addFirst(new OnboardingStep("identity", "/settings/regency",
          !head.address().isBlank() || !head.regentName().isBlank()));
    }
    return steps;
  }
}
