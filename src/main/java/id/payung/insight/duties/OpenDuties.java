package id.payung.insight.duties;

import id.payung.platform.duty.Duty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody owes.
 *
 * @param duties by date, then by points
 * @param cut kinds of which a module may have more than it told
 * @param lists where many of a kind are done at once, by kind
 */
public record OpenDuties(List<Duty> duties, Set<String> cut, Map<String, String> lists) {

  /** So many of a kind are worth the list. */
  private static final int MANY = 3;

  /**
   * Duties of one kind that can be done alike.
   *
   * @param more whether there are more than these
   * @param path the list, within the regency
   */
  public record ManyDuties(String kind, int count, boolean more, String path) {}

  /** The kind with the most first. */
  public List<ManyDuties> many() {
    return lists.entrySet()
        .stream()
        .map(list -> new ManyDuties(list.getKey(), count(list.getKey()), cut.contains(list.getKey()), list.getValue()))
        .filter(many -> many.count() >= MANY)
        .sorted(Comparator.comparingInt(ManyDuties::count).reversed().thenComparing(ManyDuties::kind))
        .toList();
  }

  private int count(String kind) {
    return (int) duties.stream().filter(duty -> duty.kind().equals(kind)).count();
  }
}
