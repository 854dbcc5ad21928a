package id.payung.platform.sitesearch;

import id.payung.platform.actor.Actor;
import id.payung.platform.search.TypedWords;
import id.payung.platform.web.Ui;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every module for what holds some words; and, when none of them has it, for what is like it. */
@Component
class SiteSearch {
  private static final Logger log = LoggerFactory.getLogger(SiteSearch.class);

  private final SearchedRecordRepository records;
  private final ObjectProvider<SearchSource> sources;
  private final ObjectProvider<SearchDirectory> directories;

  SiteSearch(SearchedRecordRepository records, ObjectProvider<SearchSource> sources,
      ObjectProvider<SearchDirectory> directories) {
    this.records = records;
    this.sources = sources;
    this.directories = directories;
  }

  /**
   * What was found, by kind.
   *
   * @param forgiving whether nothing held the words as they were typed, and these are like them
   */
  record Result(List<SearchGroup> groups, boolean forgiving) {}

  Result find(Actor actor, Ui ui, TypedWords typed) {
    List<SearchGroup> exact = find(actor, ui, typed, false);
    return exact.isEmpty() ? new Result(find(actor, ui, typed, true), true) : new Result(exact, false);
  }

  private List<SearchGroup> find(Actor actor, Ui ui, TypedWords typed, boolean forgiving) {
    List<SearchableRecord> kinds =
        sources.stream().flatMap(source -> source.searchableRecords().stream()).filter(k -> k.isOpenTo(actor)).toList();
    return Stream
        .concat(records.find(actor, kinds, typed, forgiving).stream(),
            directories.stream().map(directory -> find(directory, actor, ui, typed, forgiving)))
        .filter(SearchGroup::hasAnythingToSay)
        .sorted(Comparator.comparingInt(group -> group.kind().order()))
        .toList();
  }

  private static SearchGroup find(SearchDirectory directory, Actor actor, Ui ui, TypedWords typed, boolean forgiving) {
    SearchKind kind = directory.kind(actor);
    try {
      return SearchGroup.of(kind, directory.find(actor, ui, typed, forgiving, SearchGroup.SIZE + 1));
    } catch (RuntimeException e) {
      log.warn("a search for {} failed", kind.label(), e);
      return SearchGroup.unfinished(kind);
    }
  }
}
