package id.payung.evidence;

import id.payung.community.ActivityDirectory;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.community.PhotoArrived;
import id.payung.community.PhotoView;
import id.payung.community.PlannedActivity;
import id.payung.community.ReportView;
import id.payung.community.Reports;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What happened proposes itself as proof for the questions it serves; people decide. One photo a report proposes
 * itself, so that a question is not buried under fifty pictures of one afternoon; the others wait beside it in the
 * register.
 */
@Component
class Proposing {
  private final Register register;
  private final ItemBook itemBook;
  private final Items items;
  private final Reports reports;
  private final ActivityDirectory activities;
  private final Documents documents;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final Clock clock;

  Proposing(Register register, ItemBook itemBook, Items items, Reports reports, ActivityDirectory activities,
      Documents documents, ObjectProvider<EvaluationCalendar> calendars, Clock clock) {
    this.register = register;
    this.itemBook = itemBook;
    this.items = items;
    this.reports = reports;
    this.activities = activities;
    this.documents = documents;
    this.calendars = calendars;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void on(PhotoArrived event) {
    Actor actor = Acting.current();
    ReportView report = reports.require(actor, event.report());
    UUID activityId = report.activity();
    if (activityId == null) {
      return;
    }
    Optional<PlannedActivity> planned = activities.find(actor, activityId);
    Optional<PhotoView> photo =
        reports.photosOf(actor, event.report()).stream().filter(known -> known.id().equals(event.file())).findFirst();
    if (planned.isEmpty() || photo.isEmpty()) {
      return;
    }
    PlannedActivity activity = planned.get();
    boolean first = items.ofReport(actor, event.report()).isEmpty();
    KeptDocument file = documents.facts(actor, photo.get().sha256()).orElse(null);
    Item item = new Item(event.file(), "activity", activity.title(), "photo", "", null, null, null, report.heldOn(),
        report.village(), activity.office(), event.report(), activity.id(), photo.get().sha256(), null, null,
        file == null || file.readable(), true, null, null, null, null, null, actor.name(), clock.instant(),
        together(activity.office(), List.copyOf(activity.organisations())), List.of(report.village()), 1);
    if (!itemBook.add(actor, item, file) || !first) {
      return;
    }
    EvaluationCalendar calendar = calendars.getObject();
    for (OpenEvaluation evaluation : calendar.open(actor.regency())) {
      if (!evaluation.evidenceYears().contains(report.heldOn().getYear())) {
        continue;
      }
      for (String question : activity.questions()) {
        if (calendar.lockedUntilEnd(actor.regency(), evaluation.code(), question)) {
          continue;
        }
        calendar.slots(actor.regency(), evaluation.code(), question)
            .stream()
            .filter(slot -> slot.type().equals("activity"))
            .findFirst()
            .ifPresent(slot -> register.propose(actor, item.id(), evaluation.code(), question, slot.code(), "",
                activity.title()));
      }
    }
  }

  /** A report that was taken back proves nothing any more. */
  @ApplicationModuleListener
  void on(ActivityHeldWithdrawn event) {
    Actor actor = Acting.current();
    for (UUID item : items.ofReport(actor, event.report())) {
      if (items.require(actor, item).withdrawn() == null) {
        itemBook.withdraw(actor, item, "Laporan kegiatannya ditarik kembali.");
      }
    }
  }

  private static List<UUID> together(UUID first, List<UUID> others) {
    Set<UUID> all = new LinkedHashSet<>();
    all.add(first);
    all.addAll(others);
    return new ArrayList<>(all);
  }
}
