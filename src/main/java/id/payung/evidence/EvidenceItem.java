package id.payung.evidence;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.images.FaceBox;
import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof in the register: an official document (number, date, how long in force) or a proof of an activity (day,
 * village).
 *
 * @param kind unplaced, official, activity, computed
 * @param origin the folder or archive that the file came in, for people to read; empty when it came by itself
 * @param safeSha256 the copy that may leave, with faces blurred; null while there is none
 * @param faces the boxes that were blurred; null while nobody has looked
 * @param withdrawn why it was taken out, see {@link StoredReason}; or null
 */
@Table(value = "evidence.item", reach = "parties:organisations area:villages author:added_by")
@CopiesReachTo(value = "evidence.use", by = "item")
@CopiesReachTo(value = "evidence.likeness", by = "item")
@CopiesReachTo(value = "remarks.conversation", by = "subject", only = "kind=evidence", insertLock = "payung.remarks")
@CopiesReachTo(value = "remarks.remark", by = "conversation", through = "remarks.conversation")
public record EvidenceItem(UUID id, String kind, String title, String docKind, String number,
    @FieldLabelKey("evidence.field.date") @Nullable LocalDate docDate, @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo, @Nullable LocalDate heldOn, @Nullable UUID village,
    @HiddenFromPeople UUID organisation, @HiddenFromPeople String origin, @HiddenFromPeople @Nullable UUID report,
    @HiddenFromPeople @Nullable UUID activity, @HiddenFromPeople @Nullable String sha256,
    @HiddenFromPeople @Nullable String safeSha256, @HiddenFromPeople @JsonColumn @Nullable List<FaceBox> faces,
    @HiddenFromPeople boolean readable, @HiddenFromPeople boolean picture, @HiddenFromPeople @Nullable Integer pages,
    @HiddenFromPeople @Nullable String factRule, @HiddenFromPeople @Nullable String factValue,
    @HiddenFromPeople @Nullable String factRows, @HiddenFromPeople @Nullable String withdrawn,
    @HiddenFromPeople @Nullable UUID addedBy, @HiddenFromPeople String addedByName, @HiddenFromPeople Instant addedAt,
    @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople List<UUID> villages,
    int version) implements EndableRecord {

  @Override
  public @Nullable String endedKey() {
    return withdrawn == null ? null : "evidence.refused.withdrawn";
  }

  /** One that the actor adds now, and that its office alone sees. */
  public static RecordCopy<EvidenceItem> added(Actor actor, UUID id, String kind, UUID organisation, Instant now) {
    return RecordCopy.blank(EvidenceItem.class)
        .with(EvidenceItem::id, id)
        .with(EvidenceItem::kind, kind)
        .with(EvidenceItem::organisation, organisation)
        .with(EvidenceItem::organisations, List.of(organisation))
        .with(EvidenceItem::readable, true)
        .with(EvidenceItem::addedBy, actor.person())
        .with(EvidenceItem::addedByName, actor.name())
        .with(EvidenceItem::addedAt, now);
  }

  /** Likewise, with a file. */
  public static RecordCopy<EvidenceItem> added(Actor actor, UUID id, String kind, UUID organisation, Instant now,
      StoredDocument file) {
    return added(actor, id, kind, organisation, now).with(EvidenceItem::sha256, file.sha256())
        .with(EvidenceItem::readable, file.readable())
        .with(EvidenceItem::picture, file.kind().isPicture())
        .with(EvidenceItem::pages, file.pages());
  }

  /** With what a person said of it as it stands in another version. */
  public EvidenceItem describedAs(EvidenceItem other) {
    return RecordCopy.of(this)
        .with(EvidenceItem::kind, other.kind)
        .with(EvidenceItem::title, other.title)
        .with(EvidenceItem::docKind, other.docKind)
        .with(EvidenceItem::number, other.number)
        .with(EvidenceItem::docDate, other.docDate)
        .with(EvidenceItem::validFrom, other.validFrom)
        .with(EvidenceItem::validTo, other.validTo)
        .with(EvidenceItem::heldOn, other.heldOn)
        .with(EvidenceItem::village, other.village)
        .with(EvidenceItem::villages, other.villages)
        .make();
  }

  public boolean unplaced() {
    return kind.equals("unplaced");
  }

  public boolean official() {
    return kind.equals("official");
  }

  public boolean computed() {
    return kind.equals("computed");
  }

  /** A picture of people, which leaves only as the copy without faces. */
  public boolean photo() {
    return picture && !official();
  }

  /** Of the document or of the activity. */
  public @Nullable LocalDate day() {
    return official() ? docDate : heldOn;
  }

  /** The file that may leave, or null. */
  public @Nullable String exportableSha256() {
    return photo() ? safeSha256 : sha256;
  }

  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, villages);
  }
}
