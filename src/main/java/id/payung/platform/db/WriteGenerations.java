package id.payung.platform.db;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/**
 * Counts what people write, for what is kept in memory about one person: it is good as long as their generation stands
 * where it stood before it was read. The generation moves when a transaction of the person that may write has been
 * committed, before the deed is answered, and again when a listener has carried on what the deed began. So a reading
 * that a deed overtakes is not kept, however long it takes.
 */
@Component
public class WriteGenerations {
  /** People who share a place read anew once too often, and never too seldom. */
  private static final int PLACES = 4096;

  private final AtomicLongArray generations = new AtomicLongArray(PLACES);

  /** To be asked before the first statement of the reading. */
  public long of(UUID person) {
    return generations.get(place(person));
  }

  public void move(UUID person) {
    generations.incrementAndGet(place(person));
  }

  private static int place(UUID person) {
    return Math.floorMod(person.hashCode(), PLACES);
  }
}
