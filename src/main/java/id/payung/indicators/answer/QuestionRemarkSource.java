package id.payung.indicators.answer;

import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.Instrument;
import id.payung.remarks.RemarkSubject;
import id.payung.remarks.RemarkSubjectSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A question of a year as one office answers it: conversations beside it are for that office and for those who read the
 * answers of all. Other offices open the page of the question and see none of them.
 */
@Component
@Transactional(readOnly = true)
public class QuestionRemarkSource implements RemarkSubjectSource {
  /** Those who read drafts and notes: of every office, or of the one that they work for. */
  private static final Set<Role> READERS =
      Stream.concat(QuestionAnswerRepository.READERS_OF_ALL.stream(), Role.OFFICE_STAFF.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final EvaluationRepository evaluations;
  private final DataRequestRepository requests;

  QuestionRemarkSource(EvaluationRepository evaluations, DataRequestRepository requests) {
    this.evaluations = evaluations;
    this.requests = requests;
  }

  /** @param organisation the office that is asked */
  public static RemarkSubject subjectOf(Actor actor, Evaluation year, Instrument.Question question, UUID organisation) {
    return new RemarkSubject("question", year.code() + "/" + question.code(),
        DataRequestRepository.trailSubjectId(actor.regency(), year.code(), question.code()),
        "KLA " + year.code() + " · " + question.code() + " " + question.text().in(Messages.INDONESIAN),
        "/kla/" + year.code() + "/questions/" + question.code(), READERS, List.of(organisation), List.of(), null,
        !year.closed());
  }

  @Override
  public String kind() {
    return "question";
  }

  @Override
  public Set<Role> readers() {
    return READERS;
  }

  @Override
  public Optional<RemarkSubject> find(Actor actor, String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String code = key.substring(slash + 1);
    return evaluations.find(actor, key.substring(0, slash))
        .flatMap(year -> requests.find(actor, year.code(), code)
            .flatMap(request -> evaluations.requireInstrumentCopy(actor, year)
                .content()
                .question(code)
                .map(question -> subjectOf(actor, year, question, request.organisation()))));
  }

  @Override
  public String pathOf(String key) {
    return "/kla/" + key.replace("/", "/questions/");
  }
}
