package id.payung.evidence.register;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUse;
import id.payung.platform.actor.Actor;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangePictureSource;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.ui.FileThumbnail;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that came into the register (photos of reports come with their report), what checkers said of them, and what
 * was checked and proves its question no longer.
 */
@Component
class EvidenceChangeSource implements ChangeSource, ChangePictureSource {
  private static final ChangeKind KIND = new ChangeKind(50, "evidence", "evidence.change.item", "evidence");
  private static final String VILLAGE = "(SELECT v.name FROM regions.region v WHERE v.id = r.village)";

  private static final String QUESTION = "r.question || ' · ' || r.evaluation";
  private static final String ITEM_IS_THERE = """
      EXISTS (SELECT 1 FROM evidence.item i
               WHERE i.regency = r.regency AND i.id = r.item AND i.withdrawn IS NULL)""";
  private static final String PICTURE = """
      CASE WHEN r.picture THEN jsonb_build_object('id', r.id, 'title', r.title, 'kind', r.kind,
          'docKind', r.doc_kind, 'organisation', r.organisation, 'origin', r.origin, 'sha256', r.sha256,
          'safeSha256', r.safe_sha256, 'readable', r.readable, 'addedBy', r.added_by,
          'organisations', r.organisations, 'villages', r.villages) END""";

  private final JsonMapper json;

  EvidenceChangeSource(JsonMapper json) {
    this.json = json;
  }

  /** What decides how a picture is shown. */
  private record PictureFacts(UUID id, String title, String kind, String docKind, UUID organisation, String origin,
      @Nullable String sha256, @Nullable String safeSha256, boolean readable, @Nullable UUID addedBy,
      List<UUID> organisations, List<UUID> villages) {
    EvidenceItem item() {
      return RecordCopy.blank(EvidenceItem.class).withAll(this).with(EvidenceItem::picture, true).make();
    }
  }

  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(
        ChangedRecord.of(EvidenceItem.class, KIND)
            .written("r.added_at", "r.id", "r.added_by <> :me")
            .path("'/evidence/' || r.id")
            .detail("concat_ws(' · ', nullif(r.number, ''), " + VILLAGE + ")")
            .paperDay("coalesce(r.doc_date, r.held_on)")
            .picture(PICTURE)
            .standing("r.withdrawn IS NULL AND r.report IS NULL")
            .openTo(EvidenceRegisterController.READERS),
        found(new ChangeKind(51, "returned", "evidence.change.returned", "undo"), EvidenceCheckState.RETURNED)
            .detail(QUESTION + " || coalesce(' · ' || left(nullif(r.check_reason, ''), 160), '')"),
        found(new ChangeKind(52, "checked", "evidence.change.checked", "check"), EvidenceCheckState.ACCEPTED)
            .detail(QUESTION),
        ChangedRecord.of(EvidenceUse.class, new ChangeKind(53, "gone", "evidence.change.gone", "undo"))
            .logged("evidence-use", "taken-back")
            .path("'/evidence/' || r.item")
            .title("(SELECT i.title FROM evidence.item i WHERE i.regency = r.regency AND i.id = r.item)")
            .detail(QUESTION)
            .standing("r.state = 'taken-back' AND r.checked = 'accepted'")
            .openTo(EvidenceRegisterController.READERS));
  }

  /** What a checker found, as long as nothing else was found since and the office has not mended it. */
  private static ChangedRecord found(ChangeKind kind, EvidenceCheckState finding) {
    return ChangedRecord.of(EvidenceUse.class, kind)
        .logged("evidence-use", finding.code())
        .path("'/evidence/uses/' || r.id")
        .title("(SELECT i.title FROM evidence.item i WHERE i.regency = r.regency AND i.id = r.item)")
        .standing("r.state = 'taken' AND r.checked = '" + finding.code()
            + "' AND r.checked_by IS DISTINCT FROM :me AND " + ITEM_IS_THERE)
        .openTo(EvidenceRegisterController.READERS);
  }

  @Override
  public String kind() {
    return KIND.code();
  }

  @Override
  public Map<String, FileThumbnail> findPictures(Actor actor, Collection<String> facts) {
    Map<String, FileThumbnail> found = new HashMap<>();
    for (String fact : facts) {
      EvidenceItem item = json.readValue(fact, PictureFacts.class).item();
      String shown = EvidenceAccessPolicy.thumbnailSha256(actor, item);
      if (shown != null) {
        found.put(fact, new FileThumbnail(item.title(), "/evidence/" + item.id(),
            FileThumbnail.address("/evidence/thumbnails/" + item.id(), shown), "photo", null, null, "", null));
      }
    }
    return found;
  }
}
