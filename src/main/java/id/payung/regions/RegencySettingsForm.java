package id.payung.regions;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.FieldLabelKey;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** How a regency is called and writes itself on paper, as it was typed. */
record RegencySettingsForm(int version,
    @NotBlank(message = "regions.settings.name.missing") @Size(max = MAX,
        message = TOO_LONG) @FieldLabelKey("regions.settings.name") String name,
    @Pattern(regexp = "Asia/(Jakarta|Makassar|Jayapura)",
        message = "regions.settings.zone.wrong") @FieldLabelKey("regions.settings.zone") String zone,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.government") String government,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.office") String office,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.address") String address,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.contact") String contact,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.place") String place,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.regentTitle") String regentTitle,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.regentName") String regentName,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.secretaryTitle") String secretaryTitle,
    @Size(max = MAX, message = TOO_LONG) @FieldLabelKey("regions.settings.secretaryName") String secretaryName) {
  private static final int MAX = 200;
  private static final String TOO_LONG = "regions.settings.too-long";

  static RegencySettingsForm of(RegencyRow kept) {
    return RecordCopy.blank(RegencySettingsForm.class).withAll(kept).withAll(kept.letterhead()).make();
  }

  RegencyRow change(RegencyRow before) {
    Map<String, String> titles = Map.of("government", government, "office", office, "address", address, "contact",
        contact, "place", place, "regentTitle", regentTitle, "regentName", regentName, "secretaryTitle", secretaryTitle,
        "secretaryName", secretaryName);
    return RecordCopy.of(before).withAll(this).with(RegencyRow::titles, titles).make();
  }
}
