package id.payung.demo;

import id.payung.legislation.Draft;
import id.payung.legislation.DraftEventForm;
import id.payung.legislation.DraftEventRegistration;
import id.payung.legislation.DraftEventRegistration.LetterFile;
import id.payung.legislation.DraftForm;
import id.payung.legislation.DraftRegistration;
import id.payung.legislation.DraftRepository;
import id.payung.legislation.plan.DraftPlanRepository;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.reference.YamlMapping;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts of four years: a Perda on the child-friendly regency and what it promised, and others that stand still. */
@Component
class LegislationDemoData {
  private final DemoContext context;
  private final DraftRegistration drafts;
  private final DraftEventRegistration events;
  private final DraftRepository repository;
  private final DraftPlanRepository plans;
  private final DocumentStorage documents;
  private final ReferenceCatalogue reference;

  LegislationDemoData(DemoContext context, DraftRegistration drafts, DraftEventRegistration events,
      DraftRepository repository, DraftPlanRepository plans, DocumentStorage documents, ReferenceCatalogue reference) {
    this.context = context;
    this.drafts = drafts;
    this.events = events;
    this.repository = repository;
    this.plans = plans;
    this.documents = documents;
    this.reference = reference;
  }

  /** What happens on a day: a draft begins, or one of its events. */
  private record DemoStep(LocalDate day, YamlMapping draft, @Nullable YamlMapping event) {}

  /** In the order of the days, so that numbers are given as they were. */
  void create() {
    List<YamlMapping> all = reference.file("demo/drafts", file -> file.mappings("drafts"));
    all.stream()
        .flatMap(draft -> draft.mappings("events").stream().map(event -> new DemoStep(event.date("day"), draft, event)))
        .sorted(Comparator.comparing(DemoStep::day))
        .forEach(this::take);
  }

  private void take(DemoStep step) {
    context.travelTo(step.day());
    YamlMapping event = step.event();
    if (event == null || event.text("event").equals("proposed")) {
      begin(step.draft(), step.day());
    } else {
      record(step.draft(), event, step.day());
    }
  }

  private static UUID idOf(String code) {
    return DemoContext.idOf("draft:" + code);
  }

  private void begin(YamlMapping draft, LocalDate day) {
    String kind = draft.text("kind");
    DraftForm form = RecordCopy.blank(DraftForm.class)
        .with(DraftForm::id, idOf(draft.text("code")))
        .with(DraftForm::title, draft.text("title"))
        .with(DraftForm::kind, kind)
        .with(DraftForm::review, draft.text("review"))
        .with(DraftForm::initiator, DemoContext.officeId(draft.text("initiator")))
        .with(DraftForm::proposedOn, day)
        .with(DraftForm::letterNumber, "180/CONTOH/" + day.getYear())
        .with(DraftForm::programmeYear, draft.number("programme"))
        .with(DraftForm::parent, draft.has("parent") ? idOf(draft.text("parent")) : null)
        .with(DraftForm::promisedOn, draft.has("promised") ? draft.date("promised") : null)
        .with(DraftForm::sameSubject, draft.has("same") ? idOf(draft.text("same")) : null)
        .make();
    context.runAs(kind.equals("perda-council") ? "setwan" : "hukum", actor -> {
      drafts.begin(actor, form);
      if (draft.has("plan")) {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        draft.mappings("plan").forEach(line -> days.put(line.text("event"), line.date("day")));
        plans.plan(actor, form.id(), repository.require(actor, form.id()).version(), days);
      }
    });
  }

  private void record(YamlMapping draft, YamlMapping event, LocalDate day) {
    UUID id = idOf(draft.text("code"));
    String kind = event.text("event");
    context.runAs(event.text("by", draft.text("kind").equals("perda-council") ? "setwan" : "hukum"), actor -> {
      Draft now = repository.require(actor, id);
      DraftEventForm form = RecordCopy.blank(DraftEventForm.class)
          .with(DraftEventForm::event, DemoContext.idOf("draft-event:" + id + kind + day))
          .with(DraftEventForm::basedOn, now.version())
          .with(DraftEventForm::kind, kind)
          .with(DraftEventForm::happenedOn, day)
          .with(DraftEventForm::letterNumber, "180/" + (100 + day.getDayOfYear()) + "/CONTOH/" + day.getYear())
          .with(DraftEventForm::registeredAs, event.text("registered", ""))
          .with(DraftEventForm::untilOn, event.has("until") ? event.date("until") : null)
          .with(DraftEventForm::ruleNumber, event.has("rule") ? event.number("rule") : null)
          .with(DraftEventForm::gazetteNumber, event.has("gazette") ? event.number("gazette") : null)
          .with(DraftEventForm::supplementNumber, event.has("supplement") ? event.number("supplement") : null)
          .with(DraftEventForm::note, event.text("note", ""))
          .make();
      LetterFile letter = event.has("letter") ? LetterFile.of(event.text("letter") + " " + day + ".pdf",
          documents.store(actor,
              DemoPdf.create(event.text("letter") + ": " + draft.text("title"), form.letterNumber(), 1),
              DocumentLimits.OFFICIAL))
          : null;
      events.record(actor, id, form, letter);
    });
  }
}
