package id.payung.indicators.score;

import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.reference.Instrument;
import id.payung.platform.search.TypedWords;
import id.payung.platform.sitesearch.SearchDirectory;
import id.payung.platform.sitesearch.SearchHit;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions of the year that is worked on, by their code, their words and their indicator's. */
@Component
class QuestionSearchDirectory implements SearchDirectory {
  private static final Role[] READERS = AccessRoles.of(ForQuestionReaders.class);

  private final EvaluationRepository evaluations;

  QuestionSearchDirectory(EvaluationRepository evaluations) {
    this.evaluations = evaluations;
  }

  @Override
  public SearchKind kind(Actor actor) {
    return SearchKind.of(45, "indicators.questions", "score", null);
  }

  @Override
  public List<SearchHit> find(Actor actor, Ui ui, TypedWords typed, boolean forgiving, int limit) {
    Optional<Evaluation> year = actor.hasAnyRole(READERS) ? evaluations.findCurrent(actor) : Optional.empty();
    if (year.isEmpty()) {
      return List.of();
    }
    String path = "/kla/" + year.get().code() + "/questions/";
    return evaluations.requireInstrumentCopy(actor, year.get())
        .content()
        .indicators()
        .flatMap(indicator -> indicator.questions()
            .stream()
            .filter(question -> holds(question, indicator, ui.locale(), typed, forgiving))
            .map(question -> new SearchHit(path + question.code(),
                question.code() + " " + question.text().in(ui.locale()), indicator.name().in(ui.locale()), null)))
        .limit(limit)
        .toList();
  }

  private static boolean holds(Instrument.Question question, Instrument.Indicator indicator, Locale locale,
      TypedWords typed, boolean forgiving) {
    String words = question.code() + " " + question.text().in(locale) + " " + indicator.name().in(locale);
    return forgiving ? typed.resembles(words) : typed.matches(words);
  }
}
