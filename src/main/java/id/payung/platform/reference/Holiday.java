package id.payung.platform.reference;

import java.time.LocalDate;

/** A day on which offices are closed. */
public record Holiday(LocalDate date, BilingualText name, Kind kind, boolean confirmed, String source) {
  /** A national holiday, or joint leave (cuti bersama). */
  public enum Kind {
    NATIONAL, JOINT_LEAVE
  }
}
