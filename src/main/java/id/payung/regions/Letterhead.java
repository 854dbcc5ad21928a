package id.payung.regions;

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
    return new Letterhead(valueOrDefault(storedFields, "government", "Pemerintah " + regencyName),
        valueOrDefault(storedFields, "office", "Gugus Tugas " + (city ? "Kota" : "Kabupaten") + " Layak Anak"),
        valueOrDefault(storedFields, "address", ""), valueOrDefault(storedFields, "contact", ""),
        valueOrDefault(storedFields, "place", bare),
        valueOrDefault(storedFields, "regentTitle", (city ? "Wali Kota " : "Bupati ") + bare),
        valueOrDefault(storedFields, "regentName", ""),
        valueOrDefault(storedFields, "secretaryTitle", "Sekretaris Daerah"),
        valueOrDefault(storedFields, "secretaryName", ""), crestSha256);
  }

  private static String valueOrDefault(Map<String, String> storedFields, String field, String otherwise) {
    String value = storedFields.getOrDefault(field, "");
    return value.isBlank() ? otherwise : value;
  }
}
