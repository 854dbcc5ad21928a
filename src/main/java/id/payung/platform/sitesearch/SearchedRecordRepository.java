package id.payung.platform.sitesearch;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.SearchCondition;
import id.payung.platform.search.TypedWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds records of all kinds by one statement, a part for each kind with its own index, order and limit. When that
 * takes too long or fails, each kind is asked alone, so that only the one at fault is missing (decision 0023).
 */
@Repository
class SearchedRecordRepository {
  private static final Logger log = LoggerFactory.getLogger(SearchedRecordRepository.class);

  private static final long MOST_MILLIS_ALONE = 3_000;

  private final Rows rows;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate reading;

  SearchedRecordRepository(Rows rows, JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.reading = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    this.reading.setReadOnly(true);
  }

  /**
   * The words, and how PostgreSQL may look for them.
   *
   * @param ordered true leaves the choice to the planner, which may read a kind in the order of its list and stop at
   * the limit. False leaves it only the trigram index: for many patterns, or words that never occur together, the
   * planner expects more matches than there are, and would read a whole table in the order of its list.
   * @param mostMillis timeout of the statement
   */
  private record Question(TypedWords typed, boolean forgiving, boolean ordered, int mostMillis) {
    static Question ofAll(TypedWords typed, boolean forgiving) {
      return new Question(typed, forgiving, !forgiving, forgiving ? 1_500 : 700);
    }

    Question alone() {
      return new Question(typed, forgiving, false, forgiving ? 1_000 : 500);
    }

    /** One process answers, in the order of the parts. */
    String settings() {
      return "SET LOCAL statement_timeout = " + mostMillis + "; SET LOCAL max_parallel_workers_per_gather = 0"
          + (ordered ? "" : "; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off");
    }

    RowSelection of(Rows rows, Actor actor, SearchableRecord kind, int number) {
      SearchCondition words = kind.condition(typed, forgiving);
      return ordered ? kind.selectOrdered(rows, actor, number, words, SearchGroup.SIZE + 1)
          : kind.selectIndexed(rows, actor, number, words, SearchGroup.SIZE + 1);
    }
  }

  private record FoundRow(int number, String key, String title, @Nullable String detail, @Nullable LocalDate day,
      @Nullable String mark) {}

  /** A group for each kind, in their order. */
  List<SearchGroup> find(Actor actor, List<SearchableRecord> kinds, TypedWords typed, boolean forgiving) {
    if (kinds.isEmpty()) {
      return List.of();
    }
    Question question = Question.ofAll(typed, forgiving);
    try {
      return query(actor, kinds, question);
    } catch (DataAccessException e) {
      log.warn("a search of everything failed, each kind is asked alone: {}", e.getClass().getSimpleName());
      return findAlone(actor, kinds, question.alone());
    }
  }

  private List<SearchGroup> findAlone(Actor actor, List<SearchableRecord> kinds, Question question) {
    long begun = System.nanoTime();
    List<SearchGroup> groups = new ArrayList<>();
    for (SearchableRecord kind : kinds) {
      boolean late = (System.nanoTime() - begun) / 1_000_000 > MOST_MILLIS_ALONE;
      groups.addAll(late ? List.of(SearchGroup.unfinished(kind.kind())) : findAlone(actor, kind, question));
    }
    return groups;
  }

  private List<SearchGroup> findAlone(Actor actor, SearchableRecord kind, Question question) {
    try {
      return query(actor, List.of(kind), question);
    } catch (DataAccessException e) {
      log.warn("a search for {} failed", kind.kind().label(), e);
      return List.of(SearchGroup.unfinished(kind.kind()));
    }
  }

  private List<SearchGroup> query(Actor actor, List<SearchableRecord> kinds, Question question) {
    return Objects.requireNonNull(reading.execute(_ -> {
      jdbc.execute(question.settings());
      List<RowSelection> parts =
          IntStream.range(0, kinds.size()).mapToObj(i -> question.of(rows, actor, kinds.get(i), i)).toList();
      return groups(kinds, rows.union(actor, parts, FoundRow.class));
    }));
  }

  private static List<SearchGroup> groups(List<SearchableRecord> kinds, List<FoundRow> found) {
    List<SearchGroup> groups = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      int number = i;
      SearchableRecord kind = kinds.get(i);
      groups.add(SearchGroup.of(kind.kind(),
          found.stream()
              .filter(row -> row.number() == number)
              .map(row -> new SearchHit(kind.path(row.key()), row.title(), row.detail(), row.day(), row.mark()))
              .toList()));
    }
    return groups;
  }
}
