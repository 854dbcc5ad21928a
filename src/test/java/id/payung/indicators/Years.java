package id.payung.indicators;

import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.testing.Cast;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Opens years for tests, by doing it. Each test that changes a year takes one of its own. */
public final class Years {
  private final OpeningYear opening;
  private final Requests requests;
  private final Cast cast;

  public Years(OpeningYear opening, Requests requests, Cast cast) {
    this.opening = opening;
    this.requests = requests;
    this.cast = cast;
  }

  /** A year with the instrument of 2026. */
  public String open(String code) {
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary,
        () -> opening.open(secretary, code, "kla-2026", List.of(2024, 2025), LocalDate.of(2099, 3, 11)));
    return code;
  }

  /** An office is asked for questions. */
  public void ask(String code, UUID organisation, String... questions) {
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary, () -> requests.ask(secretary, code, List.of(questions), organisation,
        "Kepala Bidang Contoh", LocalDate.of(2099, 3, 11)));
  }
}
