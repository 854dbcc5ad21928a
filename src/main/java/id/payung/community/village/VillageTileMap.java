package id.payung.community.village;

import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * A schematic map: each village a tile among those of its district, by one number. It says how villages compare and not
 * where they lie; boundaries would.
 *
 * @param measure which number
 * @param districts tiles by the district's name, in the order of their codes
 * @param steps the least value of each step above nothing
 */
public record VillageTileMap(Measure measure, Map<String, List<Tile>> districts, List<Long> steps) {
  /** As many steps as an eye tells apart without a legend. */
  public static final int STEPS = 4;

  /** What tiles may show. */
  public enum Measure {
    REPORTS, PEOPLE, BODIES;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this code, or the first. */
    static Measure of(String code) {
      for (Measure measure : values()) {
        if (measure.code().equals(code)) {
          return measure;
        }
      }
      return REPORTS;
    }
  }

  /** @param step 0 for nothing, up to {@link #STEPS} */
  public record Tile(Region village, long value, int step) {}

  static VillageTileMap of(Measure measure, Map<String, List<Region>> districts, ToLongFunction<UUID> value) {
    long most = districts.values()
        .stream()
        .flatMap(List::stream)
        .mapToLong(village -> value.applyAsLong(village.id()))
        .max()
        .orElse(0);
    List<Long> steps = stepsUpTo(most);
    Map<String, List<Tile>> tiles = new LinkedHashMap<>();
    districts.forEach((district, villages) -> tiles.put(district,
        villages.stream().map(village -> tile(village, value.applyAsLong(village.id()), steps)).toList()));
    return new VillageTileMap(measure, tiles, steps);
  }

  private static Tile tile(Region village, long value, List<Long> steps) {
    return new Tile(village, value, (int) steps.stream().filter(least -> value >= least).count());
  }

  /** Equal steps from 1; fewer where the most is less than their number. */
  private static List<Long> stepsUpTo(long most) {
    List<Long> steps = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      long least = most * step / STEPS + 1;
      if (least <= most && (steps.isEmpty() || least > steps.getLast())) {
        steps.add(least);
      }
    }
    return List.copyOf(steps);
  }

  /** The values of a step in words; the last one is open. */
  public String range(Ui ui, int step) {
    String least = ui.number(steps.get(step - 1));
    if (step == steps.size()) {
      return ui.t("community.map.from", least);
    }
    long greatest = steps.get(step) - 1;
    return greatest == steps.get(step - 1) ? least : ui.t("community.map.range", least, ui.number(greatest));
  }
}
