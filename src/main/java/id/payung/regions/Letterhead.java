package id.payung.regions;

import id.payung.platform.rows.RecordCopy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a regency writes itself on paper: names of offices, titles, letterhead. A field left empty falls back to what the
 * region's name gives.
 *
 * @param government first line of the letterhead: Pemerintah Kabupaten Luwu Timur
 * @param office second line: the office that keeps the task force's secretariat
 * @param contact telephone, e-mail, site, in one line
 * @param place where letters are dated: Malili
 * @param regentTitle Bupati Luwu Timur
 * @param secretaryTitle Sekretaris Daerah
 * @param crestSha256 the coat of arms, or null
 */
public record Letterhead(String government, String office, String address, String contact, String place,
    String regentTitle, String regentName, String secretaryTitle, String secretaryName, @Nullable String crestSha256) {

  /** From what is kept; what is missing is made from the regency's name. */
  static Letterhead withDefaults(String regencyName, Map<String, String> storedFields, @Nullable String crestSha256) {
    boolean city = regencyName.startsWith("Kota ");
    String bare = regencyName.replaceFirst("^(Kabupaten|Kota) ", "");
    return RecordCopy.blank(Letterhead.class)
        .with(Letterhead::government, valueOrDefault(storedFields, "government", "Pemerintah " + regencyName))
        .with(Letterhead::office,
            valueOrDefault(storedFields, "office", "Gugus Tugas " + (city ? "Kota" : "Kabupaten") + " Layak Anak"))
        .with(Letterhead::address, valueOrDefault(storedFields, "address", ""))
        .with(Letterhead::contact, valueOrDefault(storedFields, "contact", ""))
        .with(Letterhead::place, valueOrDefault(storedFields, "place", bare))
        .with(Letterhead::regentTitle,
            valueOrDefault(storedFields, "regentTitle", (city ? "Wali Kota " : "Bupati ") + bare))
        .with(Letterhead::regentName, valueOrDefault(storedFields, "regentName", ""))
        .with(Letterhead::secretaryTitle, valueOrDefault(storedFields, "secretaryTitle", "Sekretaris Daerah"))
        .with(Letterhead::secretaryName, valueOrDefault(storedFields, "secretaryName", ""))
        .with(Letterhead::crestSha256, crestSha256)
        .make();
  }

  private static String valueOrDefault(Map<String, String> storedFields, String field, String otherwise) {
    String value = storedFields.getOrDefault(field, "");
    return value.isBlank() ? otherwise : value;
  }
}
