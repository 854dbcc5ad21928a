package id.payung.agreements.activity;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who was trained in an activity is written down. */
@Controller
@RequestMapping("/{regency}/activities")
class ActivityTrainingController {
  private final ActivityRepository activities;
  private final ActivityTrainingRepository trainings;

  ActivityTrainingController(ActivityRepository activities, ActivityTrainingRepository trainings) {
    this.activities = activities;
    this.trainings = trainings;
  }

  private ActivityView requireToRecord(Actor actor, UUID id) {
    ActivityView activity = activities.find(actor, id).orElseThrow(NotFound::new);
    AgreementAccessPolicy.requireAllowed(ActivityTrainingRepository.mayRecord(actor, activity));
    return activity;
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/trainings/new")
  ActivityTrainingPage showNewTraining(@PathVariable UUID id, Actor actor) {
    FormFields form = FormFields.blank(ActivityTrainingForm.class)
        .with("id", Ids.next())
        .with("trainedM", 0)
        .with("trainedF", 0)
        .with("certifiedM", 0)
        .with("certifiedF", 0);
    return new ActivityTrainingPage(requireToRecord(actor, id), form);
  }

  @AllowedToSignedIn
  @PostMapping("/{activity}/trainings")
  WebResult recordTraining(@PathVariable UUID activity, Submission<ActivityTrainingForm> sent, Actor actor) {
    ActivityView under = requireToRecord(actor, activity);
    return sent.save(form -> {
      trainings.record(actor, activity, form.id(), form.toRoster());
      return SeeOther.to("/activities/" + activity).saying("agreements.training.recorded");
    }, fields -> new ActivityTrainingPage(under, fields));
  }
}
