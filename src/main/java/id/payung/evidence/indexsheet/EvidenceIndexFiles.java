package id.payung.evidence.indexsheet;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.intake.EvidenceFileUpload;
import id.payung.platform.search.SearchText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the files that an index names, whatever their case, blanks, ending and folder. */
final class EvidenceIndexFiles {
  private final Map<String, List<EvidenceItem>> byName = new HashMap<>();
  private final Map<String, EvidenceItem> placedByBytes = new HashMap<>();
  private final Set<String> crowded;

  /**
   * @param named of the names that the index has
   * @param sameBytes files of the register with the bytes of one of them
   * @param crowded names of which there are more files than were looked at
   */
  EvidenceIndexFiles(List<EvidenceItem> named, List<EvidenceItem> sameBytes, Set<String> crowded) {
    this.crowded = crowded;
    named.forEach(item -> byName.computeIfAbsent(SearchText.normalise(item.title()), _ -> new ArrayList<>()).add(item));
    sameBytes.stream()
        .filter(item -> !item.unplaced())
        .forEach(item -> placedByBytes.putIfAbsent(Objects.requireNonNullElse(item.sha256(), ""), item));
  }

  /** Normalised names under which the file of a row may be kept: its own, and the title that it got. */
  static Set<String> namesOf(EvidenceIndexRow row) {
    Set<String> names = ownNamesOf(row);
    names.add(SearchText.normalise(row.title()));
    names.removeIf(String::isBlank);
    return names;
  }

  private static Set<String> ownNamesOf(EvidenceIndexRow row) {
    String name = row.file().substring(row.file().replace('\\', '/').lastIndexOf('/') + 1);
    Set<String> names = new LinkedHashSet<>();
    names.add(SearchText.normalise(EvidenceFileUpload.titleFromFileName(name)));
    names.add(SearchText.normalise(name));
    return names;
  }

  /** Whether another file of this row's name may be there that was not looked at. */
  boolean isCrowded(EvidenceIndexRow row) {
    return namesOf(row).stream().anyMatch(crowded::contains);
  }

  /** One file for each content: those of the file's name, else what got the title. */
  List<EvidenceItem> find(EvidenceIndexRow row) {
    List<EvidenceItem> found =
        ownNamesOf(row).stream().flatMap(name -> byName.getOrDefault(name, List.of()).stream()).toList();
    if (found.isEmpty()) {
      found = byName.getOrDefault(SearchText.normalise(row.title()), List.of())
          .stream()
          .filter(item -> !item.unplaced())
          .toList();
    }
    String path = row.file().replace('\\', '/');
    String folder = SearchText.normalise(path.substring(0, Math.max(0, path.lastIndexOf('/')))).strip();
    List<EvidenceItem> inFolder = folder.isEmpty() ? List.of()
        : found.stream()
            .filter(item -> ("/" + SearchText.normalise(item.origin()).strip()).endsWith("/" + folder))
            .toList();
    return List.copyOf((inFolder.isEmpty() ? found : inFolder).stream()
        .collect(Collectors.toMap(item -> Objects.requireNonNullElse(item.sha256(), item.id().toString()), item -> item,
            (one, other) -> one.unplaced() ? other : one, LinkedHashMap::new))
        .values());
  }

  /** One of the register with the same bytes. */
  Optional<EvidenceItem> findTwin(EvidenceItem item) {
    return Optional.ofNullable(placedByBytes.get(Objects.requireNonNullElse(item.sha256(), "–")))
        .filter(twin -> !twin.id().equals(item.id()));
  }
}
