package id.payung.community.reportlist;

import id.payung.community.Report;
import id.payung.community.report.ReportPhotoLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangePictureSource;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.ui.FileThumbnail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reports of villages that came, with the first photo of each. */
@Component
class ReportChangeSource implements ChangeSource, ChangePictureSource {
  private static final ChangeKind KIND = new ChangeKind(5, "reports", "community.change.report", "photo");

  private static final String FIRST_PHOTO = """
      (SELECT jsonb_build_object('id', p.id, 'report', r.id, 'sha256', p.sha256, 'author', r.author,
          'village', r.village, 'title', r.title, 'heldOn', r.held_on)
         FROM community.report_photo p WHERE p.regency = r.regency AND p.report = r.id
        ORDER BY p.arrived_at, p.id LIMIT 1)""";

  private final ReportPhotoLookup photos;
  private final JsonMapper json;

  ReportChangeSource(ReportPhotoLookup photos, JsonMapper json) {
    this.photos = photos;
    this.json = json;
  }

  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(ChangedRecord.of(Report.class, KIND)
        .written("r.received_at", "r.id", "r.author <> :me")
        .path("'/reports/' || r.id")
        .detail("""
            (SELECT v.name || ', ' || d.name FROM regions.region v JOIN regions.region d ON d.id = v.parent
              WHERE v.id = r.village)""")
        .day("r.held_on")
        .picture(FIRST_PHOTO)
        .standing("r.withdrawn IS NULL"));
  }

  @Override
  public String kind() {
    return KIND.code();
  }

  @Override
  public Map<String, FileThumbnail> findPictures(Actor actor, Collection<String> facts) {
    Map<UUID, String> byReport = new HashMap<>();
    List<ReportPhotoLookup.FirstPhoto> first = new ArrayList<>();
    for (String fact : facts) {
      ReportPhotoLookup.FirstPhoto photo = json.readValue(fact, ReportPhotoLookup.FirstPhoto.class);
      first.add(photo);
      byReport.put(photo.report(), fact);
    }
    Map<String, FileThumbnail> found = new HashMap<>();
    photos.findThumbnails(actor, first)
        .forEach((report, picture) -> found.put(Objects.requireNonNull(byReport.get(report)), picture));
    return found;
  }
}
