package id.payung.regions;

import id.payung.platform.sheets.taken.KnownName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A region of any level.
 *
 * @param id outlives the code
 * @param level 1 province, 2 regency, 3 district, 4 village
 * @param parentName a village's district: village names repeat, so it is always shown
 */
public record Region(UUID id, String code, int level, @Nullable UUID parent, String name, String parentName) {

  /** {@code Baruga, Kec. Malili}. */
  public String label() {
    return level == 4 ? name + ", Kec. " + parentName : name;
  }

  /** Codes of a kelurahan have 1 as the first digit of the fourth block (Kepmendagri 300.2.2-2138/2025). */
  public boolean kelurahan() {
    return level == 4 && code.charAt(9) == '1';
  }

  /** As sheets may name it. */
  public KnownName called() {
    return new KnownName(id, label(), List.of(name, label(), code));
  }
}
