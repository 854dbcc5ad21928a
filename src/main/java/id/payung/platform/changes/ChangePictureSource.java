package id.payung.platform.changes;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.FileThumbnail;
import java.util.Collection;
import java.util.Map;

/** The small pictures of a kind of record, by the rule of the record's own page. */
public interface ChangePictureSource {
  /** The code of the {@link ChangeKind}. */
  String kind();

  /**
   * One that is no picture, or none for this reader, is left out. No statement for most readers, and one at most: a
   * first page has few left.
   *
   * @param facts what the kind's {@link ChangedRecord#picture} gave
   * @return by these facts
   */
  Map<String, FileThumbnail> findPictures(Actor actor, Collection<String> facts);
}
