package id.payung.platform.paper;

import org.jspecify.annotations.Nullable;

/**
 * A place to sign.
 *
 * @param capacity what stands above: "PIHAK KESATU", "a.n. Bupati Luwu Timur, Sekretaris Daerah"
 * @param name null leaves a dotted line to write on
 * @param rank pangkat, or null
 * @param number NIP, or null
 */
public record Signatory(String capacity, @Nullable String name, @Nullable String rank, @Nullable String number) {

  public static Signatory of(String capacity, @Nullable String name) {
    return new Signatory(capacity, name, null, null);
  }
}
