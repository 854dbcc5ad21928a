package id.payung.community.report;

import id.payung.community.BlurredPhotoDirectory;
import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.community.ReportUseDirectory;
import id.payung.community.VillageChoices;
import id.payung.platform.actor.Actor;
import id.payung.platform.ui.FileThumbnail;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos of reports as pages show them, many at once: as they came to those who work with them, else the copy with
 * faces blurred, else only that there is one. Three statements, whatever the number.
 */
@Component
@Transactional(readOnly = true)
public class ReportPhotoLookup {
  private static final int MAX_PROVES = 3;

  private final ReportFileRepository files;
  private final VillageChoices villageChoices;
  private final ObjectProvider<BlurredPhotoDirectory> safePhotos;
  private final ObjectProvider<ReportUseDirectory> uses;

  ReportPhotoLookup(ReportFileRepository files, VillageChoices villageChoices,
      ObjectProvider<BlurredPhotoDirectory> safePhotos, ObjectProvider<ReportUseDirectory> uses) {
    this.files = files;
    this.villageChoices = villageChoices;
    this.safePhotos = safePhotos;
    this.uses = uses;
  }

  /** @param shown SHA-256 of what the reader is shown; null while there is nothing for them */
  public record ReportPhoto(ReportFile file, @Nullable String shown, FileThumbnail thumbnail) {}

  /** The first photo of a report, with what decides how it is shown. */
  public record FirstPhoto(UUID id, UUID report, String sha256, UUID author, UUID village, String title,
      LocalDate heldOn) {
    boolean isShownTo(Actor actor) {
      return ReportAccessPolicy.maySeeFaces(actor, author, village);
    }
  }

  /** The photos of these reports, by report in their order; reports without any are left out. */
  public Map<UUID, List<ReportPhoto>> findByReports(Actor actor, Collection<Report> reports) {
    Map<UUID, Report> byId = reports.stream()
        .collect(Collectors.toMap(Report::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    List<ReportFile> photos = files.listPhotos(actor, byId.keySet());
    Map<String, String> copies = findCopies(actor, byId, photos);
    Map<UUID, String> villages = villageChoices.labelsOf(reports.stream().map(Report::village).distinct().toList());
    Map<UUID, String> proves = findWhatTheyProve(actor, photos);
    Map<UUID, List<ReportPhoto>> found = new LinkedHashMap<>();
    byId.keySet().forEach(id -> found.put(id, new ArrayList<>()));
    for (ReportFile photo : photos) {
      Report report = Objects.requireNonNull(byId.get(photo.report()));
      String shown = ReportAccessPolicy.maySeeFaces(actor, report) ? photo.sha256() : copies.get(photo.sha256());
      String at = "/reports/" + report.id() + "/photos/" + photo.id();
      found.computeIfAbsent(report.id(), _ -> new ArrayList<>())
          .add(new ReportPhoto(photo, shown,
              new FileThumbnail(report.title(), at + "/view",
                  shown == null ? null : FileThumbnail.address(at + "/thumbnail", shown), "photo", report.heldOn(),
                  villages.get(report.village()), proves.getOrDefault(report.id(), ""), null)));
    }
    found.values().removeIf(List::isEmpty);
    return found;
  }

  /** These photos as the actor is shown them, by report: no statement for those who see faces, else one. */
  public Map<UUID, FileThumbnail> findThumbnails(Actor actor, Collection<FirstPhoto> photos) {
    List<String> blurred =
        photos.stream().filter(photo -> !photo.isShownTo(actor)).map(FirstPhoto::sha256).distinct().toList();
    Map<String, String> copies = findSafeCopies(actor, blurred);
    Map<UUID, FileThumbnail> found = new LinkedHashMap<>();
    for (FirstPhoto photo : photos) {
      String shown = photo.isShownTo(actor) ? photo.sha256() : copies.get(photo.sha256());
      if (shown != null) {
        String at = "/reports/" + photo.report() + "/photos/" + photo.id();
        found.put(photo.report(), new FileThumbnail(photo.title(), at + "/view",
            FileThumbnail.address(at + "/thumbnail", shown), "photo", photo.heldOn(), null, "", null));
      }
    }
    return found;
  }

  /** The lists of who came, as photos or scans; the caller asks whether the reader may see them. */
  List<ReportFile> listAttendanceLists(Actor actor, Report report) {
    return files.listAttendanceLists(actor, report.id());
  }

  private Map<String, String> findCopies(Actor actor, Map<UUID, Report> reports, List<ReportFile> photos) {
    List<String> blurred = photos.stream()
        .filter(photo -> !ReportAccessPolicy.maySeeFaces(actor, Objects.requireNonNull(reports.get(photo.report()))))
        .map(ReportFile::sha256)
        .distinct()
        .toList();
    return findSafeCopies(actor, blurred);
  }

  private Map<String, String> findSafeCopies(Actor actor, List<String> photos) {
    BlurredPhotoDirectory directory = safePhotos.getIfAvailable();
    return photos.isEmpty() || directory == null ? Map.of() : directory.findSafeCopies(actor, photos);
  }

  private Map<UUID, String> findWhatTheyProve(Actor actor, List<ReportFile> photos) {
    ReportUseDirectory directory = uses.getIfAvailable();
    if (directory == null || photos.isEmpty()) {
      return Map.of();
    }
    return directory.findUses(actor, photos.stream().map(ReportFile::report).distinct().toList())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey,
            entry -> entry.getValue()
                .stream()
                .map(ReportUseDirectory.ReportUse::text)
                .distinct()
                .limit(MAX_PROVES)
                .collect(Collectors.joining("; "))));
  }

  List<ReportPhoto> listOf(Actor actor, Report report) {
    return findByReports(actor, List.of(report)).getOrDefault(report.id(), List.of());
  }
}
