package id.payung.agreements;

import id.payung.community.ActivityDirectory;
import id.payung.community.PlannedActivity;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Planned activities for other modules, loaded through the actor. */
@Component
@Transactional(readOnly = true)
public class PlannedActivityDirectory implements ActivityDirectory {
  private final ActivityRepository activityRepository;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PlannedActivityDirectory(ActivityRepository activityRepository, RegencyDirectory regencies, Clock clock) {
    this.activityRepository = activityRepository;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * @throws NotFound when it is not there, or not in the actor's reach
   */
  public ActivityView require(Actor actor, UUID id) {
    return activityRepository.find(actor, id).orElseThrow(NotFound::new);
  }

  /** Those of these that the actor may see, by id; one statement. */
  public Map<UUID, ActivityView> findByIds(Actor actor, Collection<UUID> ids) {
    Map<UUID, ActivityView> found = new LinkedHashMap<>();
    activityRepository.listByIds(actor, ids).forEach(activity -> found.put(activity.id(), activity));
    return found;
  }

  /** Standing activities that serve a question, the newest year first; at most 500. */
  public List<ActivityView> listByQuestion(Actor actor, String question) {
    return activityRepository.listByQuestion(actor, question);
  }

  /** Standing activities of a budget year, by end. */
  public List<ActivityView> listByYear(Actor actor, int year) {
    return activityRepository.listByYear(actor, year);
  }

  /** Standing activities of a budget year by end, page by page. */
  public Slice<ActivityView> list(Actor actor, int year, String q, @Nullable String page) {
    return activityRepository.listByEnd(actor, year, q, page);
  }

  @Override
  public Map<UUID, PlannedActivity> find(Actor actor, Collection<UUID> activities) {
    Map<UUID, PlannedActivity> found = new LinkedHashMap<>();
    activityRepository.listByIds(actor, activities)
        .forEach(activity -> found.put(activity.id(), toPlannedActivity(activity)));
    return found;
  }

  @Override
  public List<PlannedActivity> listReportable(Actor actor) {
    int year = regencies.require(actor.regency()).today(clock).getYear();
    return activityRepository.listReportable(actor, year - 1, year)
        .stream()
        .filter(activity -> !lastDay(activity).isBefore(activity.starts()))
        .map(PlannedActivityDirectory::toPlannedActivity)
        .toList();
  }

  /**
   * Work ends with the agreement: what was held until that day may still be reported, and later days are none of it.
   */
  private static LocalDate lastDay(ActivityView activity) {
    LocalDate ended = activity.agreementEndedOn();
    return ended != null && ended.isBefore(activity.ends()) ? ended : activity.ends();
  }

  /** A report of it is for the office and the partners who do it, not for everybody who is in the plan. */
  private static PlannedActivity toPlannedActivity(ActivityView activity) {
    Set<UUID> organisations = new HashSet<>(activity.partners());
    organisations.add(activity.office());
    return RecordCopy.blank(PlannedActivity.class)
        .with(PlannedActivity::id, activity.id())
        .with(PlannedActivity::title, activity.title())
        .with(PlannedActivity::agreementTitle, activity.agreementTitle())
        .with(PlannedActivity::office, activity.office())
        .with(PlannedActivity::organisations, organisations)
        .with(PlannedActivity::villages, new HashSet<>(activity.villages()))
        .with(PlannedActivity::questions, activity.questions())
        .with(PlannedActivity::from, activity.starts())
        .with(PlannedActivity::to, lastDay(activity))
        .with(PlannedActivity::plannedTo, activity.ends())
        .with(PlannedActivity::unit, activity.unit())
        .with(PlannedActivity::target, activity.target())
        .with(PlannedActivity::realised, activity.realised())
        .with(PlannedActivity::year, activity.year())
        .with(PlannedActivity::kind, activity.kind())
        .with(PlannedActivity::approved, activity.approved())
        .with(PlannedActivity::version, activity.version())
        .make();
  }
}
