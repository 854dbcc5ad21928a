package id.payung.platform.tenancy;

import java.util.List;
import java.util.Optional;

/** The regencies that this installation serves. Kept in memory by whoever implements it: every request asks. */
public interface RegencyDirectory {
  Optional<RegencySettings> find(String regency);

  List<RegencySettings> listAll();

  /**
   * @throws id.payung.platform.errors.NotFound when this installation does not serve it
   */
  default RegencySettings require(String regency) {
    return find(regency).orElseThrow(id.payung.platform.errors.NotFound::new);
  }
}
