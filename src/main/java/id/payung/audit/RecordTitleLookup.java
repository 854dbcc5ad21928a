package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the records of some lines are called, those that the reader reaches: one statement for all kinds. */
@Component
@Transactional(readOnly = true)
class RecordTitleLookup {
  private static final int MAX_LETTERS = 120;

  private final Rows rows;
  private final ObjectProvider<RecordTitle.RecordTitleSource> sources;
  private final ObjectProvider<RecordTitle.SubjectTitleDirectory> directories;

  RecordTitleLookup(Rows rows, ObjectProvider<RecordTitle.RecordTitleSource> sources,
      ObjectProvider<RecordTitle.SubjectTitleDirectory> directories) {
    this.rows = rows;
    this.sources = sources;
    this.directories = directories;
  }

  private record TitledRecord(int number, String key, @Nullable String title) {}

  /** By id; a record that is gone or out of reach has none. */
  public Map<UUID, String> findTitles(Actor actor, Collection<TrailEntryView> lines) {
    Map<String, Set<UUID>> subjects = lines.stream()
        .collect(Collectors.groupingBy(TrailEntryView::kind,
            Collectors.mapping(TrailEntryView::subject, Collectors.toSet())));
    Map<UUID, String> titles = new HashMap<>();
    List<RecordTitle> asked = sources.stream()
        .flatMap(source -> source.recordTitles().stream())
        .filter(declared -> subjects.containsKey(declared.kind()))
        .toList();
    for (TitledRecord found : read(actor, asked, subjects)) {
      RecordTitle declared = asked.get(found.number());
      UUID subject = declared.subjectOf(actor.regency(), found.key());
      if (subjects.getOrDefault(declared.kind(), Set.of()).contains(subject)) {
        put(titles, subject, found.title());
      }
    }
    directories.stream()
        .filter(directory -> subjects.containsKey(directory.kind()))
        .forEach(directory -> directory.findTitles(actor, subjects.getOrDefault(directory.kind(), Set.of()))
            .forEach((subject, title) -> put(titles, subject, title)));
    return titles;
  }

  /** Rows whose subject is made of a name are few - a year's questions, dates, rules - and looked through. */
  private List<TitledRecord> read(Actor actor, List<RecordTitle> asked, Map<String, Set<UUID>> subjects) {
    List<RowSelection> parts = new ArrayList<>();
    for (RecordTitle declared : asked) {
      int number = parts.size();
      RowQuery<? extends Record> query = rows.query(actor, declared.table());
      if (!declared.isNamed()) {
        String ids = "subjects" + number;
        query.and(declared.keySql() + " = ANY (CAST(:" + ids + " AS uuid[]))", ids,
            SqlValues.uuidArray(subjects.getOrDefault(declared.kind(), Set.of())));
      }
      parts.add(query.select(number + " AS number, (" + declared.keySql() + ")::text AS key, left("
          + declared.titleSql() + ", " + (MAX_LETTERS + 1) + ") AS title"));
    }
    return parts.isEmpty() ? List.of() : rows.union(actor, parts, TitledRecord.class);
  }

  private static void put(Map<UUID, String> titles, UUID subject, @Nullable String found) {
    String title = found == null ? "" : found.strip();
    if (!title.isEmpty()) {
      titles.put(subject, title.length() <= MAX_LETTERS ? title : title.substring(0, MAX_LETTERS) + "…");
    }
  }
}
