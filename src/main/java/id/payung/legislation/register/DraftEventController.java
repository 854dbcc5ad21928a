package id.payung.legislation.register;

import id.payung.legislation.Draft;
import id.payung.legislation.DraftClocks;
import id.payung.legislation.DraftCorrectionForm;
import id.payung.legislation.DraftCourse;
import id.payung.legislation.DraftEvent;
import id.payung.legislation.DraftEventForm;
import id.payung.legislation.DraftEventKind;
import id.payung.legislation.DraftEventRegistration;
import id.payung.legislation.DraftEventRegistration.LetterFile;
import id.payung.legislation.DraftEventRegistration.NextNumbers;
import id.payung.legislation.DraftRepository;
import id.payung.legislation.ForDraftKeepers;
import id.payung.legislation.ForDraftReaders;
import id.payung.legislation.register.DraftPages.DraftCorrectionPage;
import id.payung.legislation.register.DraftPages.DraftEventFormPage;
import id.payung.legislation.register.DraftPages.DraftRemovalPage;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.SentFileName;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Writing down what happened to a draft, putting it right, taking it back, and opening its letters. */
@Controller
@RequestMapping("/{regency}/drafts/{id}/events")
class DraftEventController {
  static final DocumentLimits LIMITS = DocumentLimits.OFFICIAL;

  private final DraftRepository drafts;
  private final DraftClocks clocks;
  private final DraftEventRegistration registration;
  private final DraftEventReversal reversal;
  private final DocumentStorage documents;

  DraftEventController(DraftRepository drafts, DraftClocks clocks, DraftEventRegistration registration,
      DraftEventReversal reversal, DocumentStorage documents) {
    this.drafts = drafts;
    this.clocks = clocks;
    this.registration = registration;
    this.reversal = reversal;
    this.documents = documents;
  }

  @ForDraftKeepers
  @GetMapping("/new")
  WebResult showNewEvent(@PathVariable UUID id, @RequestParam(defaultValue = "") String kind, Actor actor) {
    Draft draft = drafts.require(actor, id);
    List<DraftEventKind> lawful = listLawful(actor, draft);
    return lawful.stream()
        .filter(way -> way.code().equals(kind))
        .findFirst()
        .<WebResult>map(way -> newEventPage(actor, draft, way, lawful))
        .orElseGet(() -> SeeOther.to("/drafts/" + id).saying("legislation.event.not-now"));
  }

  private List<DraftEventKind> listLawful(Actor actor, Draft draft) {
    DraftCourse course = clocks.course(actor, draft, drafts.listEvents(actor, draft.id()));
    return course.listNext(clocks.today(actor)).stream().filter(way -> way.isWrittenBy(actor, course.kind())).toList();
  }

  private DraftEventFormPage newEventPage(Actor actor, Draft draft, DraftEventKind way, List<DraftEventKind> lawful) {
    LocalDate today = clocks.today(actor);
    NextNumbers next = registration.findNextNumbers(actor, draft, way, today.getYear());
    FormFields form = FormFields.blank(DraftEventForm.class)
        .with("event", Ids.next())
        .with("basedOn", draft.version())
        .with("kind", way.code())
        .with("happenedOn", today)
        .with("ruleNumber", known(next.rule()))
        .with("gazetteNumber", known(next.gazette()));
    return eventPage(actor, draft, way, lawful, form);
  }

  private static @Nullable Integer known(@Nullable Integer next) {
    return next == null || next == 0 ? null : next;
  }

  private DraftEventFormPage eventPage(Actor actor, Draft draft, DraftEventKind way, List<DraftEventKind> lawful,
      FormFields form) {
    return new DraftEventFormPage(draft, way, lawful, form,
        registration.findNextNumbers(actor, draft, way, clocks.today(actor).getYear()), clocks.paths());
  }

  @ForDraftKeepers
  @PostMapping
  WebResult recordEvent(@PathVariable UUID id, Submission<DraftEventForm> sent, Actor actor) {
    drafts.require(actor, id);
    return sent.save(form -> {
      var recorded = registration.record(actor, id, form, keep(actor, form.file()));
      return reversal.offer(actor, recorded, SeeOther.to("/drafts/" + id).saying("legislation.event.recorded"));
    }, fields -> {
      Draft now = drafts.require(actor, id);
      DraftEventKind way = clocks.paths().findEvent(fields.value("kind")).orElseThrow(NotFound::new);
      return eventPage(actor, now, way, listLawful(actor, now), fields.with("basedOn", now.version()));
    });
  }

  private @Nullable LetterFile keep(Actor actor, List<MultipartFile> files) {
    return files.isEmpty() ? null
        : LetterFile.of(SentFileName.of(files.getFirst()), documents.storeAll(actor, files, LIMITS).getFirst());
  }

  @ForDraftReaders
  @GetMapping("/{event}/letter")
  ResponseEntity<Resource> openLetter(@PathVariable UUID id, @PathVariable UUID event, Actor actor) {
    DraftEvent found = drafts.requireEvent(actor, drafts.require(actor, id).id(), event);
    if (found.fileSha256() == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inlineUncached(documents.open(actor, found.fileSha256(), DocumentVariant.ORIGINAL),
        found.fileName());
  }

  @ForDraftKeepers
  @GetMapping("/{event}/correction")
  WebResult showCorrection(@PathVariable UUID id, @PathVariable UUID event, Actor actor) {
    Draft draft = drafts.require(actor, id);
    DraftEvent wrong = requireOwn(actor, draft, event);
    return wrong.stands()
        ? new DraftCorrectionPage(draft, wrong, clocks.paths().requireEvent(wrong.kind()),
            FormFields.blank(DraftCorrectionForm.class)
                .with("corrected", Ids.next())
                .with("basedOn", draft.version())
                .with("happenedOn", wrong.happenedOn())
                .with("letterNumber", wrong.letterNumber())
                .with("registeredAs", wrong.registeredAs())
                .with("untilOn", wrong.untilOn()),
            clocks.paths())
        : SeeOther.to("/drafts/" + id);
  }

  private DraftEvent requireOwn(Actor actor, Draft draft, UUID event) {
    DraftEvent known = drafts.requireEvent(actor, draft.id(), event);
    DraftEventKind way = clocks.paths().findEvent(known.kind()).orElseThrow(NotFound::new);
    if (!way.isWrittenBy(actor, clocks.paths().requireKind(draft.kind()))) {
      throw new Forbidden();
    }
    return known;
  }

  @ForDraftKeepers
  @PostMapping("/{event}/correction")
  WebResult correctEvent(@PathVariable UUID id, @PathVariable UUID event, Submission<DraftCorrectionForm> sent,
      Actor actor) {
    DraftEvent wrong = requireOwn(actor, drafts.require(actor, id), event);
    return sent.save(form -> {
      registration.correct(actor, id, event, form, keep(actor, form.file()));
      return SeeOther.to("/drafts/" + id).saying("legislation.event.corrected");
    }, fields -> {
      Draft now = drafts.require(actor, id);
      return new DraftCorrectionPage(now, wrong, clocks.paths().requireEvent(wrong.kind()),
          fields.with("basedOn", now.version()), clocks.paths());
    });
  }

  @ForDraftKeepers
  @GetMapping("/{event}/removal")
  WebResult showRemoval(@PathVariable UUID id, @PathVariable UUID event, Actor actor) {
    Draft draft = drafts.require(actor, id);
    DraftEvent last = requireOwn(actor, draft, event);
    return last.stands() ? new DraftRemovalPage(draft, last, FormFields.blank(DraftReasonForm.class), clocks.paths())
        : SeeOther.to("/drafts/" + id);
  }

  @ForDraftKeepers
  @PostMapping("/{event}/removal")
  WebResult takeEventBack(@PathVariable UUID id, @PathVariable UUID event, Submission<DraftReasonForm> sent,
      Actor actor) {
    Draft draft = drafts.require(actor, id);
    DraftEvent last = requireOwn(actor, draft, event);
    return sent.save(form -> {
      registration.takeBack(actor, id, event, form.reason());
      return SeeOther.to("/drafts/" + id).saying("legislation.event.taken-back");
    }, fields -> new DraftRemovalPage(draft, last, fields, clocks.paths()));
  }
}
