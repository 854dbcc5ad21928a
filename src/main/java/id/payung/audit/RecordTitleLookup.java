package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the records of some lines are called, those that the reader reaches: one statement for each kind. */
@Component
@Transactional(readOnly = true)
class RecordTitleLookup {
  private static final int MAX_LETTERS = 120;

  private final Rows rows;
  private final ObjectProvider<RecordTitle.RecordTitleSource> sources;

  RecordTitleLookup(Rows rows, ObjectProvider<RecordTitle.RecordTitleSource> sources) {
    this.rows = rows;
    this.sources = sources;
  }

  private record TitledRecord(UUID id, @Nullable String title) {}

  /** By id; a record that is gone or out of reach has none. */
  public Map<UUID, String> findTitles(Actor actor, Collection<TrailEntryView> lines) {
    Map<String, List<UUID>> subjects = lines.stream()
        .collect(Collectors.groupingBy(TrailEntryView::kind, Collectors.mapping(TrailEntryView::subject,
            Collectors.collectingAndThen(Collectors.toSet(), List::copyOf))));
    Map<UUID, String> titles = new HashMap<>();
    sources.stream()
        .flatMap(source -> source.recordTitles().stream())
        .filter(declared -> subjects.containsKey(declared.kind()))
        .forEach(declared -> rows.query(actor, declared.table())
            .in(declared.subjectColumn(), subjects.getOrDefault(declared.kind(), List.of()))
            .list(TitledRecord.class, "r." + declared.subjectColumn() + " AS id, " + declared.titleSql() + " AS title")
            .forEach(found -> put(titles, found)));
    return titles;
  }

  private static void put(Map<UUID, String> titles, TitledRecord found) {
    String title = found.title() == null ? "" : found.title().strip();
    if (!title.isEmpty()) {
      titles.put(found.id(), title.length() <= MAX_LETTERS ? title : title.substring(0, MAX_LETTERS) + "…");
    }
  }
}
