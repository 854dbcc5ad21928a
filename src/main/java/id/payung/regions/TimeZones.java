package id.payung.regions;

import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The time zone of a province ({@code regions/time-zones}): the default when a regency is switched on; a setting
 * afterwards.
 */
@Component
class TimeZones {
  private final Reference reference;

  TimeZones(Reference reference) {
    this.reference = reference;
  }

  /**
   * @param code a region's code, which begins with its province's
   * @throws IllegalArgumentException when the list does not know the province
   */
  ZoneId of(String code) {
    String province = code.substring(0, 2);
    for (Entry zone : reference.list("regions/time-zones").all()) {
      if (zone.codes("provinces").contains(province)) {
        return ZoneId.of(zone.text("zone"));
      }
    }
    throw new IllegalArgumentException("no time zone for province " + province);
  }
}
