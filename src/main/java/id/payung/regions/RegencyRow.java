package id.payung.regions;

import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Json;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.util.Map;
import java.util.UUID;

/**
 * A regency that is served, and how it is called.
 *
 * @param titles what was typed of its {@link Letterhead}, by field
 */
@Table(value = "regions.regency", reach = "shared")
record RegencyRow(@Id String regency, @Internal UUID region, @Label("regions.settings.name") String name,
    @Label("regions.settings.zone") String zone, @Json @Label("regions.settings.letterhead") Map<String, String> titles,
    int version) {

  Letterhead letterhead() {
    return Letterhead.withDefaults(name, titles);
  }
}
