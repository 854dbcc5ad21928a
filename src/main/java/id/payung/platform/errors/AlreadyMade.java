package id.payung.platform.errors;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Somebody made it meanwhile, of the same thing: the form comes back with who made what and when. Where another may
 * stand beside it, the form says with {@code beside} that its person was told and means another.
 */
public final class AlreadyMade extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient List<MadeRecord> things;
  private final boolean anotherAllowed;

  private AlreadyMade(String key, List<MadeRecord> things, boolean anotherAllowed) {
    super(422, key);
    this.things = List.copyOf(things);
    this.anotherAllowed = anotherAllowed;
  }

  /** There can be only one; what was typed is no use but to be copied. */
  public static AlreadyMade onlyOne(String key, MadeRecord thing) {
    return new AlreadyMade(key, List.of(thing), false);
  }

  /**
   * @param told ids of those that the person was told of and means another beside
   * @throws AlreadyMade when there are others
   */
  public static void refuseUnlessTold(String key, List<MadeRecord> things, Collection<UUID> told) {
    List<MadeRecord> news = things.stream().filter(thing -> !told.contains(thing.id())).toList();
    if (!news.isEmpty()) {
      throw new AlreadyMade(key, news, true);
    }
  }

  public List<MadeRecord> things() {
    return things;
  }

  public boolean isAnotherAllowed() {
    return anotherAllowed;
  }
}
