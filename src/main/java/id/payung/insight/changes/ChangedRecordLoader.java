package id.payung.insight.changes;

import id.payung.platform.actor.Actor;
import id.payung.platform.changes.ChangePictureSource;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.FileThumbnail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gathers what others changed since somebody last looked, from every module, as far as they may open it. One statement,
 * and one more for readers who are shown photos with faces blurred.
 */
@Component
@Transactional(readOnly = true)
public class ChangedRecordLoader {
  private static final int PAGE_SIZE = 40;
  private static final Comparator<ChangeRow> NEWEST_FIRST =
      Comparator.comparing(ChangeRow::at).thenComparing(ChangeRow::id).reversed();

  private final ChangeRepository changes;
  private final RegencyDirectory regencies;
  private final Supplier<List<ChangedRecord>> records;
  private final Supplier<List<ChangePictureSource>> pictures;

  ChangedRecordLoader(ChangeRepository changes, RegencyDirectory regencies, ObjectProvider<ChangeSource> sources,
      ObjectProvider<ChangePictureSource> pictures) {
    this.changes = changes;
    this.regencies = regencies;
    // Asked once: the container searches all beans at each question.
    this.records = SingletonSupplier.of(() -> sources.stream()
        .flatMap(source -> source.changedRecords().stream())
        .sorted(Comparator.comparingInt(record -> record.kind().order()))
        .toList());
    this.pictures = SingletonSupplier.of(() -> pictures.stream().toList());
  }

  /**
   * The changes for the first page, grouped by kind: each group with its count, and its newest changes by name, at most
   * {@link ChangeGroup#NAMED}.
   */
  public RecentChanges loadRecent(Actor actor) {
    List<ChangedRecord> open = listOpen(actor);
    ChangeRepository.FoundChanges all = changes.find(actor, open, null, ChangeGroup.MOST + 1);
    Map<Integer, List<ChangeRow>> byKind = all.rows().stream().collect(Collectors.groupingBy(ChangeRow::number));
    Map<String, FileThumbnail> found = findPictures(actor, open,
        byKind.values().stream().flatMap(rows -> rows.stream().limit(ChangeGroup.NAMED)).toList());
    List<ChangeGroup> groups = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      List<ChangeRow> rows = byKind.getOrDefault(i, List.of());
      if (!rows.isEmpty()) {
        groups.add(
            new ChangeGroup(open.get(i).kind(), Math.min(rows.size(), ChangeGroup.MOST), rows.size() > ChangeGroup.MOST,
                rows.stream().limit(ChangeGroup.NAMED).map(row -> line(open, row, found)).toList()));
      }
    }
    return new RecentChanges(all.span(), groups, all.cut());
  }

  /**
   * The changes for the page that lists all of them, grouped by day.
   *
   * @param code of the kind that is shown; blank for all
   * @param key page key, or null for the first page
   * @throws NotFound when there is no such kind, or none that this person may open
   */
  public ChangesPage loadPage(Actor actor, String code, @Nullable String key) {
    List<ChangedRecord> open = listOpen(actor);
    List<ChangedRecord> shown = open.stream().filter(one -> code.isBlank() || one.kind().code().equals(code)).toList();
    if (shown.isEmpty() && !code.isBlank()) {
      throw new NotFound();
    }
    ChangeRepository.Position after = positionOf(key);
    ChangeRepository.FoundChanges all = changes.find(actor, shown, after, PAGE_SIZE + 1);
    Slice<ChangeRow> slice = Slice.of(all.rows().stream().sorted(NEWEST_FIRST).limit(PAGE_SIZE + 1L).toList(),
        PAGE_SIZE, row -> PageKey.encode(row.at(), row.id()));
    Map<String, FileThumbnail> found = findPictures(actor, shown, slice.rows());
    ZoneId zone = regencies.require(actor.regency()).zone();
    Map<LocalDate, List<ChangeListItem>> byDay = slice.rows()
        .stream()
        .collect(Collectors.groupingBy(row -> LocalDate.ofInstant(row.at(), zone), LinkedHashMap::new,
            Collectors.mapping(row -> line(shown, row, found), Collectors.toList())));
    return new ChangesPage(all.span(), open.stream().map(ChangedRecord::kind).toList(),
        code.isBlank() ? null : shown.getFirst().kind(),
        byDay.entrySet().stream().map(day -> new ChangesPage.Day(day.getKey(), day.getValue())).toList(), after != null,
        slice.next(), false, all.cut());
  }

  private List<ChangedRecord> listOpen(Actor actor) {
    return records.get().stream().filter(record -> record.isOpenTo(actor)).toList();
  }

  private static ChangeListItem line(List<ChangedRecord> kinds, ChangeRow row, Map<String, FileThumbnail> found) {
    return ChangeListItem.of(kinds.get(row.number()), row, row.picture() == null ? null : found.get(row.picture()));
  }

  private Map<String, FileThumbnail> findPictures(Actor actor, List<ChangedRecord> kinds, List<ChangeRow> rows) {
    Map<String, FileThumbnail> found = new HashMap<>();
    for (ChangePictureSource source : pictures.get()) {
      List<String> facts = rows.stream()
          .filter(row -> kinds.get(row.number()).kind().code().equals(source.kind()))
          .map(ChangeRow::picture)
          .filter(Objects::nonNull)
          .distinct()
          .toList();
      if (!facts.isEmpty()) {
        found.putAll(source.findPictures(actor, facts));
      }
    }
    return found;
  }

  private static ChangeRepository.@Nullable Position positionOf(@Nullable String key) {
    List<String> parts = PageKey.decode(key, "timestamptz", "text");
    return parts == null ? null : new ChangeRepository.Position(Instant.parse(parts.get(0)), parts.get(1));
  }
}
