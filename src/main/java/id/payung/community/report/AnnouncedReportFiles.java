package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportBody.AnnouncedFile;
import id.payung.community.ReportJsonCodec;
import id.payung.community.report.ReportFileRepository.ArrivedFiles;
import id.payung.fieldwork.declared.RecordHistory;
import id.payung.fieldwork.kind.FieldMerge.MergeResult;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RecordCopy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files that a report names and that a phone sends afterwards: which an edit takes out, and which have not come. */
final class AnnouncedReportFiles {
  private final RecordHistory<Report, ?> history;
  private final ReportFileRepository files;

  AnnouncedReportFiles(RecordHistory<Report, ?> history, ReportFileRepository files) {
    this.history = history;
    this.files = files;
  }

  /** What was merged without those that the edit no longer names and that have not come. */
  MergeResult withoutTakenOut(Actor actor, Report standing, int basedOn, ReportBody edit, MergeResult merged) {
    Set<UUID> takenOut = findTakenOut(actor, standing, basedOn, edit);
    if (takenOut.isEmpty()) {
      return merged;
    }
    ReportBody body = ReportJsonCodec.read(merged.body());
    ReportBody left = RecordCopy.of(body)
        .with(ReportBody::files, body.files().stream().filter(file -> !takenOut.contains(file.id())).toList())
        .make();
    Set<String> changed = new LinkedHashSet<>(merged.changed());
    changed.add("files");
    return new MergeResult(ReportJsonCodec.write(left), changed, merged.conflicts());
  }

  /**
   * Only those of the version that the edit began from: what another phone added since was not taken out. What has come
   * stays with the report.
   */
  private Set<UUID> findTakenOut(Actor actor, Report standing, int basedOn, ReportBody edit) {
    if (basedOn > standing.version()) {
      return Set.of();
    }
    Set<UUID> takenOut = basedOn == standing.version() ? idsOf(standing.body())
        : history.findBody(actor, standing.id(), basedOn)
            .map(body -> idsOf(ReportJsonCodec.read(body)))
            .orElseGet(LinkedHashSet::new);
    takenOut.removeAll(idsOf(edit));
    takenOut.retainAll(idsOf(standing.body()));
    if (!takenOut.isEmpty()) {
      takenOut.removeAll(files.listArrived(actor, standing.id()).ids());
    }
    return takenOut;
  }

  int countAwaited(Actor actor, Report standing, ReportBody body) {
    List<AnnouncedFile> takenOut = listOthers(standing.body(), body);
    List<AnnouncedFile> added = listOthers(body, standing.body());
    if (takenOut.isEmpty() && added.isEmpty()) {
      return standing.awaited();
    }
    ArrivedFiles there = files.listArrived(actor, standing.id());
    return Math.max(0, standing.awaited() - countMissing(there, takenOut)) + countMissing(there, added);
  }

  private static List<AnnouncedFile> listOthers(ReportBody body, ReportBody than) {
    Set<UUID> known = idsOf(than);
    return body.files().stream().filter(file -> !known.contains(file.id())).toList();
  }

  private static int countMissing(ArrivedFiles there, List<AnnouncedFile> announced) {
    return (int) announced.stream().filter(file -> !there.has(file)).count();
  }

  private static Set<UUID> idsOf(ReportBody body) {
    return body.files().stream().map(AnnouncedFile::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
