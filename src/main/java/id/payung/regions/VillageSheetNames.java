package id.payung.regions;

import id.payung.platform.sheets.taken.KnownName;
import id.payung.platform.sheets.taken.NameMatcher;
import java.util.Collection;
import java.util.List;

/** Villages as sheets name them: with or without their kind and district, or by code. */
public final class VillageSheetNames {
  private VillageSheetNames() {}

  /** Finds those that are meant; what could be two is none. */
  public static NameMatcher matcher(Collection<Region> villages) {
    return NameMatcher.among(villages.stream()
        .map(one -> new KnownName(one.id(), one.label(),
            List.of(one.name(), "Desa " + one.name(), "Kelurahan " + one.name(), "Kel. " + one.name(), one.label(),
                "Desa " + one.label(), one.code())))
        .toList(), "");
  }
}
