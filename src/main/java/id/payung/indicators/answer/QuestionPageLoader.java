package id.payung.indicators.answer;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceThumbnailLookup;
import id.payung.evidence.EvidenceThumbnailLookup.ItemThumbnail;
import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.request.DataRequest;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.year.Evaluation;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.reference.Instrument;
import id.payung.platform.ui.FileThumbnail;
import id.payung.remarks.ConversationPanelLoader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads what the page of a question shows, through the actor and in one transaction. */
@Component
@Transactional(readOnly = true)
class QuestionPageLoader {
  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestRepository requests;
  private final QuestionAnswerRepository answers;
  private final CheckerOpinionRepository opinions;
  private final PreviousAnswerReuse answerReuse;
  private final EvidenceRegister evidenceRegister;
  private final EvidenceThumbnailLookup thumbnails;
  private final ConversationPanelLoader panels;

  QuestionPageLoader(EvaluationOverviewLoader overviewLoader, DataRequestRepository requests,
      QuestionAnswerRepository answers, CheckerOpinionRepository opinions, PreviousAnswerReuse answerReuse,
      EvidenceRegister evidenceRegister, EvidenceThumbnailLookup thumbnails, ConversationPanelLoader panels) {
    this.overviewLoader = overviewLoader;
    this.requests = requests;
    this.answers = answers;
    this.opinions = opinions;
    this.answerReuse = answerReuse;
    this.evidenceRegister = evidenceRegister;
    this.thumbnails = thumbnails;
    this.panels = panels;
  }

  /**
   * The page.
   *
   * @param remark a remark that came back with mistakes, or null
   */
  QuestionPage page(Actor actor, String year, String code, @Nullable FormFields remark) {
    QuestionView view = load(actor, year, code);
    DataRequest request = view.request();
    return QuestionPage.of(view,
        request == null ? List.of()
            : panels.load(actor, List.of(
                QuestionRemarkSource.subjectOf(actor, view.overview().year(), view.question(), request.organisation())),
                remark));
  }

  /**
   * @throws NotFound when the year or the question is not there
   */
  QuestionView load(Actor actor, String year, String code) {
    EvaluationOverview overview = overviewLoader.require(actor, year);
    Instrument.Question question = overview.requireQuestion(code);
    @Nullable DataRequest request = requests.find(actor, year, code).orElse(null);
    boolean own = request != null && actor.organisations().contains(request.organisation());
    boolean mayAnswer =
        request != null && (own || actor.hasAnyRole(QuestionAnswerSubmission.OPERATORS)) && overview.mayChange(code);
    @Nullable Evaluation before =
        mayAnswer
            ? overview.years()
                .stream()
                .filter(one -> one.code().compareTo(year) < 0)
                .max(Comparator.comparing(Evaluation::code))
                .orElse(null)
            : null;
    List<String> years = before == null ? List.of(year) : List.of(year, before.code());
    Map<String, QuestionAnswer> given = answers.findByEvaluation(actor, years, code);
    Map<String, List<EvidenceUseView>> uses = evidenceRegister.listUses(actor, years, code);
    @Nullable QuestionAnswer answer = given.get(year);
    PreviousAnswerReuse.@Nullable PreviousAnswer last = before == null ? null
        : answerReuse
            .find(actor, before, question, given.get(before.code()), uses.getOrDefault(before.code(), List.of()))
            .map(found -> answer != null && answer.sent()
                ? found.onlyForPlacesWithout(uses.getOrDefault(year, List.of()))
                : found)
            .orElse(null);
    Map<UUID, ItemThumbnail> items = findItems(actor, uses.getOrDefault(year, List.of()), last);
    QuestionAnswerRepository.QuestionPast past =
        answers.loadPast(actor, year, code, answer != null && answer.version() > 1);
    return new QuestionView(overview, question, overview.scores().findQuestion(code).orElseThrow(NotFound::new),
        request, answer, answer == null ? null : opinions.find(actor, year, code).orElse(null),
        files(uses.getOrDefault(year, List.of()), items),
        last == null ? null : answerReuse.foresee(overview.year(), question, last, items), past.versions(),
        past.verifierNotes(), own, mayAnswer);
  }

  private Map<UUID, ItemThumbnail> findItems(Actor actor, List<EvidenceUseView> uses,
      PreviousAnswerReuse.@Nullable PreviousAnswer last) {
    return thumbnails.findItems(actor,
        Stream.concat(uses.stream(), last == null ? Stream.empty() : last.uses().stream())
            .map(EvidenceUseView::item)
            .distinct()
            .toList());
  }

  private static QuestionView.QuestionFiles files(List<EvidenceUseView> uses, Map<UUID, ItemThumbnail> items) {
    Map<UUID, FileThumbnail> files = new HashMap<>();
    items.forEach((id, item) -> files.put(id, item.file()));
    return new QuestionView.QuestionFiles(uses, files);
  }
}
