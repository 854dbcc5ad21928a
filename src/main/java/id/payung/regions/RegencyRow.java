package id.payung.regions;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A regency that is served, and how it is called.
 *
 * @param titles what was typed of its {@link Letterhead}, by field
 * @param crestSha256 its coat of arms, or null
 */
@Table(value = "regions.regency", reach = "shared")
record RegencyRow(@KeyColumn String regency, @HiddenFromPeople UUID region,
    @FieldLabelKey("regions.settings.name") String name, @FieldLabelKey("regions.settings.zone") String zone,
    @JsonColumn @FieldLabelKey("regions.settings.letterhead") Map<String, String> titles,
    @Nullable @FieldLabelKey("regions.settings.crest") String crestSha256, int version) {

  Letterhead letterhead() {
    return Letterhead.withDefaults(name, titles, crestSha256);
  }
}
