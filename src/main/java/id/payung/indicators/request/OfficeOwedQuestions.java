package id.payung.indicators.request;

import id.payung.indicators.ScoreTotals;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.QuestionNextStep;
import id.payung.indicators.score.QuestionScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one office owes in a year.
 *
 * @param asked how many questions it was asked for
 * @param owed those in which the office has the next move
 * @param due the earliest deadline among them
 * @param remindedOn when it was last reminded, or null
 */
public record OfficeOwedQuestions(UUID organisation, String name, ScoreTotals score, int asked,
    List<QuestionScore> owed, @Nullable LocalDate due, @Nullable LocalDate remindedOn) {

  public long unanswered() {
    return owed.stream().filter(row -> row.computed().next() == QuestionNextStep.ANSWER).count();
  }

  public long returned() {
    return owed.stream().filter(row -> row.computed().next() == QuestionNextStep.MEND).count();
  }

  /** Every office that was asked; who owes most points first. */
  public static List<OfficeOwedQuestions> listByOffice(EvaluationOverview overview, Map<String, DataRequest> requests) {
    Map<UUID, List<QuestionScore>> byOffice = overview.scores()
        .rows()
        .stream()
        .filter(row -> row.organisation() != null)
        .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.organisation()), LinkedHashMap::new,
            Collectors.toList()));
    List<OfficeOwedQuestions> all = new ArrayList<>();
    byOffice.forEach((office, rows) -> all.add(ofOffice(overview, requests, office, rows)));
    all.sort(Comparator.comparing((OfficeOwedQuestions one) -> one.score().obtainableTotal())
        .reversed()
        .thenComparing(OfficeOwedQuestions::name));
    return all;
  }

  private static @Nullable LocalDate remindedOn(List<QuestionScore> rows, Map<String, DataRequest> requests) {
    return rows.stream()
        .map(row -> requests.get(row.question()))
        .filter(Objects::nonNull)
        .map(DataRequest::remindedOn)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static OfficeOwedQuestions ofOffice(EvaluationOverview overview, Map<String, DataRequest> requests,
      UUID office, List<QuestionScore> rows) {
    List<QuestionScore> owed = rows.stream()
        .filter(row -> row.computed().next().isForOffice() && row.computed().next() != QuestionNextStep.RAISE)
        .sorted(Comparator.comparing(QuestionScore::obtainableTotal).reversed())
        .toList();
    @Nullable LocalDate due = owed.stream()
        .map(row -> requests.get(row.question()))
        .filter(Objects::nonNull)
        .map(DataRequest::due)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
    return new OfficeOwedQuestions(office, overview.officeName(office), overview.scores().totalsOfOffice(office),
        rows.size(), owed, due, remindedOn(rows, requests));
  }
}
