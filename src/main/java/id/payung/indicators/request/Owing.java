package id.payung.indicators.request;

import id.payung.indicators.Score;
import id.payung.indicators.score.Frame;
import id.payung.indicators.score.NextStep;
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
 */
public record Owing(UUID organisation, String name, Score score, int asked, List<QuestionScore> owed,
    @Nullable LocalDate due) {

  public long unanswered() {
    return owed.stream().filter(row -> row.verdict().next() == NextStep.ANSWER).count();
  }

  public long returned() {
    return owed.stream().filter(row -> row.verdict().next() == NextStep.MEND).count();
  }

  /** Every office that was asked; who owes most points first. */
  public static List<Owing> of(Frame frame, Map<String, Request> requests) {
    Map<UUID, List<QuestionScore>> byOffice = frame.sheet()
        .rows()
        .stream()
        .filter(row -> row.organisation() != null)
        .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.organisation()), LinkedHashMap::new,
            Collectors.toList()));
    List<Owing> all = new ArrayList<>();
    byOffice.forEach((office, rows) -> all.add(one(frame, requests, office, rows)));
    all.sort(Comparator.comparing((Owing one) -> one.score().atStake()).reversed().thenComparing(Owing::name));
    return all;
  }

  private static Owing one(Frame frame, Map<String, Request> requests, UUID office, List<QuestionScore> rows) {
    List<QuestionScore> owed = rows.stream()
        .filter(row -> row.verdict().next().isTheOffices() && row.verdict().next() != NextStep.RAISE)
        .sorted(Comparator.comparing(QuestionScore::atStake).reversed())
        .toList();
    @Nullable LocalDate due = owed.stream()
        .map(row -> requests.get(row.question()))
        .filter(Objects::nonNull)
        .map(Request::due)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
    return new Owing(office, frame.office(office), frame.sheet().ofOffice(office), rows.size(), owed, due);
  }
}
