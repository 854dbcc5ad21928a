package id.payung.indicators.check;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidencePreviewRepository;
import id.payung.evidence.EvidencePreviewRepository.EvidencePreview;
import id.payung.evidence.EvidenceRemarkSource;
import id.payung.evidence.EvidenceThumbnailLookup;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.answer.QuestionRemarkSource;
import id.payung.indicators.check.CheckingSessionPages.SessionPage;
import id.payung.indicators.check.CheckingSessionPages.SessionsPage;
import id.payung.indicators.check.EvidenceCheckForm.Verdict;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.year.ForChecker;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkConfirmationPage;
import id.payung.platform.bulk.BulkForm;
import id.payung.platform.bulk.BulkResult;
import id.payung.platform.bulk.BulkRun;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.ReturnedForm;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.Download;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.undo.UndoOfferRepository;
import id.payung.platform.web.Ui;
import id.payung.remarks.ConversationPanelLoader;
import id.payung.remarks.RemarkForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Desk mode: next, accept, return by key or by button; ends in a Berita Acara. */
@Controller
@RequestMapping("/{regency}/kla/{year:\\d{4}}/desk")
class CheckingSessionController {
  private final EvaluationOverviewLoader overviewLoader;
  private final CheckingSessionRepository sessions;
  private final EvidencePreviewRepository previews;
  private final EvidenceThumbnailLookup thumbnails;
  private final CheckingSessionMinutesPaper paper;
  private final EvidenceCheckDecision decision;
  private final UndoOfferRepository undo;
  private final ConversationPanelLoader panels;

  CheckingSessionController(EvaluationOverviewLoader overviewLoader, CheckingSessionRepository sessions,
      EvidencePreviewRepository previews, EvidenceThumbnailLookup thumbnails, CheckingSessionMinutesPaper paper,
      EvidenceCheckDecision decision, UndoOfferRepository undo, ConversationPanelLoader panels) {
    this.overviewLoader = overviewLoader;
    this.sessions = sessions;
    this.previews = previews;
    this.thumbnails = thumbnails;
    this.paper = paper;
    this.decision = decision;
    this.undo = undo;
    this.panels = panels;
  }

  @ForQuestionReaders
  @GetMapping
  SessionsPage list(@PathVariable String year, Actor actor) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    List<String> order = overview.scores().rows().stream().map(QuestionScore::question).toList();
    List<EvidenceUseView> taken = sessions.listTakenEvidence(actor, year, order);
    Map<UUID, List<EvidenceUseView>> waiting = taken.stream()
        .filter(use -> use.check().equals("unchecked"))
        .collect(Collectors.groupingBy(EvidenceUseView::organisation, LinkedHashMap::new, Collectors.toList()));
    Set<UUID> withFiles = taken.stream().map(EvidenceUseView::organisation).collect(Collectors.toSet());
    List<Organisation> offices = overview.offices()
        .values()
        .stream()
        .filter(office -> actor.hasRegencyWideReach() || actor.organisations().contains(office.id()))
        .toList();
    return new SessionsPage(overview, offices, waiting, withFiles, sessions.listByEvaluation(actor, year));
  }

  @ForChecker
  @PostMapping
  WebResult start(@PathVariable String year, @RequestParam UUID id, @RequestParam UUID office,
      @RequestParam(defaultValue = "") String place, Actor actor) {
    if (!overviewLoader.require(actor, year).offices().containsKey(office)) {
      throw new NotFound();
    }
    sessions.start(actor, id, year, office, place.strip());
    return back(year, id);
  }

  @ForChecker
  @GetMapping("/{id}")
  SessionPage showSession(@PathVariable String year, @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID at, @RequestParam(defaultValue = "false") boolean all,
      ReturnedForm<RemarkForm> remark, Actor actor) {
    return page(actor, sessions.require(actor, year, id), at, remark.orNull()).withAll(all);
  }

  @ForChecker
  @PostMapping("/{id}/verdicts")
  WebResult saveCheck(@PathVariable String year, @PathVariable UUID id, Submission<EvidenceCheckForm> sent,
      Actor actor) {
    CheckingSession session = sessions.require(actor, year, id);
    return sent.save(form -> {
      EvidenceCheckUndoStep step = decision.decide(actor, id, form);
      return undo.offer(actor, decision, List.of(step), back(year, id).saying(form.verdict().said, step.title()));
    }, fields -> page(actor, session, Ids.parse(fields.value("use")).orElse(null), null).withCheck(fields,
        !fields.value("version").equals(sent.typed().value("version"))));
  }

  /** The same verdict on those that were ticked in the list. */
  @ForChecker
  @PostMapping("/{id}/verdicts/accept")
  WebResult acceptMany(@PathVariable String year, @PathVariable UUID id, Submission<ManyEvidenceChecksForm> sent,
      Actor actor, Ui ui) {
    CheckingSession session = sessions.require(actor, year, id);
    return sent.saveOrReturn(form -> checkMany(actor, ui, session, form, Verdict.ACCEPT), back(year, id));
  }

  @ForChecker
  @PostMapping("/{id}/verdicts/return")
  WebResult returnMany(@PathVariable String year, @PathVariable UUID id, Submission<BulkForm> sent, Actor actor,
      Ui ui) {
    CheckingSession session = sessions.require(actor, year, id);
    return sent.saveOrReturn(form -> form.reason().isBlank()
        ? BulkConfirmationPage.of(ui, form, back(year, id).path(), back(year, id).path() + "/verdicts/return",
            "indicators.desk.return.many", titles(actor, ui, session))
        : checkMany(actor, ui, session, new ManyEvidenceChecksForm(form.chosen(), List.of(), form.reason()),
            Verdict.RETURN),
        back(year, id));
  }

  private SeeOther checkMany(Actor actor, Ui ui, CheckingSession session, ManyEvidenceChecksForm form,
      Verdict verdict) {
    BulkResult<EvidenceCheckUndoStep> result = BulkRun.each(form.rows(), titles(actor, ui, session),
        row -> decision.decide(actor, session.id(), row, verdict, form));
    return undo.offer(actor, decision, result.done(),
        result.say(ui, back(session.evaluation(), session.id()), verdict.saidOfMany));
  }

  private Function<ChosenRow, String> titles(Actor actor, Ui ui, CheckingSession session) {
    Map<UUID, String> titles = sessions.listTitles(actor, session);
    return row -> titles.getOrDefault(row.id(), ui.t("ui.bulk.unknown"));
  }

  @ForChecker
  @PostMapping("/{id}/end")
  WebResult endSession(@PathVariable String year, @PathVariable UUID id, Submission<CheckingSessionMinutesForm> sent,
      Actor actor) {
    CheckingSession session = sessions.require(actor, year, id);
    return sent.save(form -> {
      sessions.end(actor, id, form);
      return back(year, id).saying("indicators.desk.closed");
    }, fields -> page(actor, session, null, null).withMinutes(fields));
  }

  /** Berita Acara: the list, what was agreed, and places to sign. */
  @ForQuestionReaders
  @GetMapping("/{id}/minutes.pdf")
  Download printMinutes(@PathVariable String year, @PathVariable UUID id, Actor actor, Ui ui) {
    return paper.print(actor, ui, sessions.require(actor, year, id));
  }

  private SessionPage page(Actor actor, CheckingSession session, @Nullable UUID at, @Nullable FormFields remark) {
    EvaluationOverview overview = overviewLoader.require(actor, session.evaluation());
    List<String> asked = overview.scores()
        .rows()
        .stream()
        .filter(row -> session.organisation().equals(row.organisation()))
        .map(QuestionScore::question)
        .toList();
    List<EvidenceUseView> uses = sessions.listTakenEvidence(actor, session.evaluation(), asked);
    EvidenceUseView now = uses.stream()
        .filter(use -> at == null ? use.check().equals("unchecked") : use.id().equals(at))
        .findFirst()
        .orElse(at == null ? null : uses.stream().findFirst().orElse(null));
    EvidencePreview look = now == null ? null : previews.require(actor, now.item());
    return new SessionPage(overview, session, uses, now, look,
        thumbnails.findByItems(actor, uses.stream().map(EvidenceUseView::item).distinct().toList()),
        now == null || look == null ? List.of()
            : panels.load(actor,
                List.of(QuestionRemarkSource.subjectOf(actor, overview.year(), overview.requireQuestion(now.question()),
                    session.organisation()), EvidenceRemarkSource.subjectOf(look.item())),
                remark),
        FormFields.blank(EvidenceCheckForm.class)
            .with("use", now == null ? null : now.id())
            .with("version", now == null ? null : now.version()),
        FormFields.of(CheckingSessionMinutesForm.of(session)), false, false);
  }

  private static SeeOther back(String year, UUID session) {
    return SeeOther.to("/kla/" + year + "/desk/" + session);
  }
}
