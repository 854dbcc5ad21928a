package id.payung.agreements.plan;

import id.payung.agreements.ActivityPlanned;
import id.payung.agreements.register.Agreements;
import id.payung.platform.actor.Actor;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets one version be what is measured against: its activities and lines stand, what it no longer says does not. */
@Component
@Transactional
class Measuring {
  private final TextRows texts;
  private final Standing standing;
  private final Agreements agreements;
  private final Regions regions;
  private final ApplicationEventPublisher events;

  Measuring(TextRows texts, Standing standing, Agreements agreements, Regions regions,
      ApplicationEventPublisher events) {
    this.texts = texts;
    this.standing = standing;
    this.agreements = agreements;
    this.regions = regions;
    this.events = events;
  }

  /** Every activity of a version, and no other. */
  void standAs(Actor actor, Plan plan, int number, boolean approved) {
    List<ActivityText> says = texts.of(actor, plan.id(), number).stream().map(TextRows.Saved::text).toList();
    says.forEach(text -> stand(actor, plan, number, approved, true, text, Map.of()));
    standing.leaveOut(actor, plan.id(), says.stream().map(ActivityText::id).toList(), standing.lineIds(says));
  }

  /** One activity as a version says it; {@code stands} when that is the version which is measured against. */
  void stand(Actor actor, Plan plan, int version, boolean approved, boolean stands, ActivityText text,
      Map<UUID, String> stages) {
    boolean paperComplete = agreements.require(actor, plan.agreement()).stage().complete();
    standing.write(actor, plan, version, approved, stands, paperComplete, text, villagesOf(actor, text));
    LocalDate today = agreements.today(actor);
    for (LineText line : text.lines()) {
      String stage = stages.getOrDefault(line.id(), "proposed");
      standing.writeLine(actor, plan, stands, text.id(), line, stage, today);
      if (stages.containsKey(line.id())) {
        standing.setStage(actor, line.id(), stage, today);
      }
    }
    if (stands) {
      events.publishEvent(new ActivityPlanned(actor.regency(), text.id(), actor.person(), text.id()));
    }
  }

  /** An activity that names no village is for all of them. */
  Collection<UUID> villagesOf(Actor actor, ActivityText text) {
    return text.villages().isEmpty() ? regions.villagesOf(actor.regency()).stream().map(Region::id).toList()
        : text.villages();
  }
}
