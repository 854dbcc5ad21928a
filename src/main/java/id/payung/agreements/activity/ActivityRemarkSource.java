package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.remarks.RemarkSubject;
import id.payung.remarks.RemarkSubjectSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An activity of a plan: conversations beside it are for all who open its page. */
@Component
class ActivityRemarkSource implements RemarkSubjectSource {
  /** The page is open to anybody signed in whom the activity is in reach of. */
  private static final Set<Role> READERS = Set.of(Role.values());

  private final ActivityRepository activities;

  ActivityRemarkSource(ActivityRepository activities) {
    this.activities = activities;
  }

  static RemarkSubject subjectOf(ActivityView activity) {
    return new RemarkSubject("activity", activity.id().toString(), activity.id(), activity.title(),
        "/activities/" + activity.id(), READERS, activity.organisations(), activity.villages(), null,
        activity.standing());
  }

  @Override
  public String kind() {
    return "activity";
  }

  @Override
  public Set<Role> readers() {
    return READERS;
  }

  @Override
  public Optional<RemarkSubject> find(Actor actor, String key) {
    return Ids.parse(key).flatMap(id -> activities.find(actor, id)).map(ActivityRemarkSource::subjectOf);
  }

  @Override
  public String pathOf(String key) {
    return "/activities/" + key;
  }
}
