package id.payung.fieldwork.declared;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * The earlier versions of the records of one kind: who wrote what when, and what both sides of a merge began from.
 *
 * @param <R> the row of the record
 * @param <V> a version, whose key is the record and the number
 */
public final class RecordHistory<R extends MergedRecord, V extends Record & RecordHistory.Version> {
  private static final int MOST_SHOWN = 50;

  private final Rows rows;
  private final Class<V> type;
  private final String record;
  private final BiFunction<R, ObjectNode, V> versionOf;

  /**
   * @param record the column that names the record
   * @param versionOf makes a version of what stands and its body
   */
  public RecordHistory(Rows rows, Class<V> type, String record, BiFunction<R, ObjectNode, V> versionOf) {
    this.rows = rows;
    this.type = type;
    this.record = record;
    this.versionOf = versionOf;
  }

  /** What a record said before it was written over. */
  public interface Version {
    ObjectNode body();
  }

  /** One version: by whom and when. */
  public record VersionListItem(int version, String editorName, Instant editedAt) {}

  /** Keeps what stands before it is written over. */
  void keep(Actor actor, R standing, ObjectNode body) {
    rows.insert(actor, versionOf.apply(standing, body));
  }

  public Optional<ObjectNode> findBody(Actor actor, UUID id, int version) {
    return rows.find(actor, type, id, version).map(Version::body);
  }

  /**
   * What both sides began from. When all since was written by the same person there are no two sides. A version that
   * never was (a phone that knows more than a restored database) is no common ground: every field that differs waits.
   */
  ObjectNode findMergeBase(Actor actor, R standing, int basedOn, ObjectNode theirs) {
    if (basedOn > standing.version() && !standing.editor().equals(actor.person())) {
      return theirs.objectNode();
    }
    if (basedOn >= standing.version() || isEditedOnlyBy(actor, standing, basedOn)) {
      return theirs;
    }
    return findBody(actor, standing.id(), basedOn).orElse(theirs);
  }

  /** Whether every version after this one was written by the actor. */
  private boolean isEditedOnlyBy(Actor actor, R standing, int version) {
    return standing.editor().equals(actor.person()) && !rows.query(actor, type)
        .is(record, standing.id())
        .and("r.version > :version", "version", version)
        .and("r.editor <> :me", "me", actor.person())
        .exists();
  }

  /** Who wrote which version, the newest first. */
  public List<VersionListItem> list(Actor actor, R standing) {
    List<VersionListItem> versions = new ArrayList<>();
    versions.add(new VersionListItem(standing.version(), standing.editorName(), standing.editedAt()));
    versions.addAll(rows.query(actor, type)
        .is(record, standing.id())
        .orderBy("r.version DESC")
        .limit(MOST_SHOWN)
        .list(VersionListItem.class, "r.version, r.editor_name, r.edited_at"));
    return versions;
  }
}
