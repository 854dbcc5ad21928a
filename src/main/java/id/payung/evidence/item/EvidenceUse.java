package id.payung.evidence.item;

import id.payung.audit.AuditTrailRepository;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceMending;
import id.payung.evidence.StoredReason;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.lifecycle.TransitionActor;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item, used for one slot of one question.
 *
 * @param stateReason why it was declined or taken back, see {@link id.payung.evidence.StoredReason}
 * @param checkReason the checker's own words, shown beside the score
 * @param warnings codes of what the software noticed (message keys {@code evidence.warning.<code>})
 * @param organisation the office that answers
 * @param mended what the office did after a checker had sent it back, until it is checked anew
 */
@Table(value = "evidence.use", reach = "parties:organisations area:villages author:added_by")
public record EvidenceUse(UUID id, @HiddenFromPeople UUID item, @HiddenFromPeople String evaluation, String question,
    String slot, String pages, String proves, @HiddenFromPeople EvidenceUseState state,
    @HiddenFromPeople @Nullable String stateReason, @HiddenFromPeople @ColumnName("checked") EvidenceCheckState check,
    @HiddenFromPeople @Nullable String checkReason, @HiddenFromPeople @Nullable UUID checkedBy,
    @HiddenFromPeople @Nullable String checkedName, @HiddenFromPeople @Nullable Instant checkedAt,
    @HiddenFromPeople List<String> warnings, @HiddenFromPeople UUID organisation,
    @HiddenFromPeople @ColumnName(prefix = "mended_") @Nullable EvidenceMending mended,
    @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople List<UUID> villages,
    @HiddenFromPeople @Nullable UUID addedBy, @HiddenFromPeople Instant addedAt, int version) {

  /** One that the actor adds now. */
  static RecordCopy<EvidenceUse> added(Actor actor, EvidenceItem item, EvidenceSlotKey place, Instant now) {
    return RecordCopy.blank(EvidenceUse.class)
        .withAll(place)
        .with(EvidenceUse::id, Ids.next())
        .with(EvidenceUse::item, item.id())
        .with(EvidenceUse::check, EvidenceCheckState.UNCHECKED)
        .with(EvidenceUse::villages, item.villages())
        .with(EvidenceUse::addedBy, actor.person())
        .with(EvidenceUse::addedAt, now);
  }

  /**
   * The same item there again keeps what was said of it, and is taken when it is taken now. Where it was undone it is
   * proposed anew.
   */
  EvidenceUse placedAgain(EvidenceUse again, TransitionActor mover) {
    if (state == EvidenceUseState.TAKEN && again.is(EvidenceUseState.PROPOSED)) {
      return this; // what its office says of it is not for who only proposes it
    }
    RecordCopy<EvidenceUse> use = RecordCopy.of(this)
        .with(EvidenceUse::pages, again.pages.isEmpty() ? pages : again.pages)
        .with(EvidenceUse::proves, again.proves.isEmpty() ? proves : again.proves);
    if (again.is(EvidenceUseState.TAKEN)) {
      EvidenceUseState.LIFE.requireMove(mover, state, EvidenceUseState.TAKEN, null)
          .ifPresent(move -> use.with(EvidenceUse::state, move.to()));
      if (check == EvidenceCheckState.RETURNED) {
        use.with(EvidenceUse::check, EvidenceCheckState.LIFE.automatic(check, EvidenceCheckState.UNCHECKED).to());
      }
    }
    if (again.is(EvidenceUseState.PROPOSED) && StoredReason.UNDONE.equals(stateReason)) {
      use.with(EvidenceUse::state, EvidenceUseState.LIFE.automatic(state, EvidenceUseState.PROPOSED).to())
          .with(EvidenceUse::stateReason, null);
    }
    return use.make().checkedFor(this, mover.actor().name(), again.addedAt);
  }

  /** A checker accepted it for other words on the same file: it waits to be checked anew. */
  private EvidenceUse checkedFor(EvidenceUse before, String byName, Instant now) {
    List<String> fields = new ArrayList<>();
    List<String> said = new ArrayList<>();
    if (!pages.equals(before.pages)) {
      fields.add("pages");
      said.add((before.pages.isEmpty() ? "–" : before.pages) + " → " + pages);
    }
    if (!proves.equals(before.proves)) {
      fields.add("proves");
      said.add((before.proves.isEmpty() ? "–" : before.proves) + " → " + proves);
    }
    return check != EvidenceCheckState.ACCEPTED || fields.isEmpty() ? this
        : fallen(new EvidenceMending("", String.join("; ", said), byName, now, null, String.join(",", fields)));
  }

  /** What a checker accepted was changed: it waits to be checked anew. */
  EvidenceUse fallen(EvidenceMending said) {
    return RecordCopy.of(this)
        .with(EvidenceUse::check, EvidenceCheckState.LIFE.automatic(check, EvidenceCheckState.UNCHECKED).to())
        .with(EvidenceUse::checkReason, null)
        .with(EvidenceUse::checkedBy, null)
        .with(EvidenceUse::checkedName, null)
        .with(EvidenceUse::checkedAt, null)
        .with(EvidenceUse::mended, said)
        .make();
  }

  /** It fell so, and nobody has checked it anew. */
  boolean fellBefore() {
    return mended != null && mended.described() != null;
  }

  /** Changed once more since it fell. */
  EvidenceUse describedAnew(EvidenceMending said) {
    return RecordCopy.of(this).with(EvidenceUse::mended, said.after(Objects.requireNonNull(mended))).make();
  }

  public EvidenceSlotKey slotKey() {
    return new EvidenceSlotKey(evaluation, question, slot);
  }

  public boolean is(EvidenceUseState now) {
    return state == now;
  }

  /** A checker sent it back, and nobody has mended it. */
  public boolean sentBack() {
    return state == EvidenceUseState.TAKEN && check == EvidenceCheckState.RETURNED;
  }

  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, villages);
  }
}
