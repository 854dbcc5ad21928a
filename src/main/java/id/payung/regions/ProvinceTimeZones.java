package id.payung.regions;

import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The time zone of a province ({@code regions/time-zones}): the default when a regency is switched on; a setting
 * afterwards.
 */
@Component
class ProvinceTimeZones {
  private final ReferenceCatalogue reference;

  ProvinceTimeZones(ReferenceCatalogue reference) {
    this.reference = reference;
  }

  /**
   * @param code a region's code, which begins with its province's
   * @throws IllegalArgumentException when the list does not know the province
   */
  ZoneId requireZone(String code) {
    String province = code.substring(0, 2);
    for (CodeListEntry zone : reference.list("regions/time-zones").entries()) {
      if (zone.codes("provinces").contains(province)) {
        return ZoneId.of(zone.text("zone"));
      }
    }
    throw new IllegalArgumentException("no time zone for province " + province);
  }
}
