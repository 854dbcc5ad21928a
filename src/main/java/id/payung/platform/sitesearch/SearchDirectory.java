package id.payung.platform.sitesearch;

import id.payung.platform.actor.Actor;
import id.payung.platform.search.TypedWords;
import id.payung.platform.web.Ui;
import java.util.List;

/** What a module finds by itself, because it has it in memory. */
public interface SearchDirectory {
  /** Its name, its place and where all of it is listed, for this person. */
  SearchKind kind(Actor actor);

  /**
   * The first of what holds these words and may be read by the actor.
   *
   * @param forgiving words with one letter wrong too
   * @param limit one more than are shown
   */
  List<SearchHit> find(Actor actor, Ui ui, TypedWords typed, boolean forgiving, int limit);
}
