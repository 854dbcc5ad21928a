package id.payung.insight;

import id.payung.agreements.plan.ActivityText;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.LineText;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.plan.Wish;
import id.payung.agreements.register.AgreementText;
import id.payung.agreements.register.Draft;
import id.payung.agreements.register.Party;
import id.payung.agreements.register.Registering;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Agreements and plans for tests, made by doing it, as the secretary. */
final class Work {
  private final Registering registering;
  private final Plans plans;
  private final Drafting drafting;
  private final Cast cast;

  Work(Registering registering, Plans plans, Drafting drafting, Cast cast) {
    this.registering = registering;
    this.plans = plans;
    this.drafting = drafting;
    this.cast = cast;
  }

  /** A plan of that year between the regency and the partner. */
  Plan plan(String title, UUID office, UUID partner, int year) {
    Actor secretary = cast.as(Cast.SECRETARY);
    UUID agreement = Ids.next();
    AgreementText text = new AgreementText(title, "", "", "", "", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31),
        true, Set.of(), List.of(new Party(1, "first", office, "Pemerintah Kabupaten Contoh", "", "", "", "definitive"),
            new Party(2, "second", partner, "Mitra Contoh", "", "", "", "definitive")));
    return Acting.as(secretary, () -> {
      registering.register(secretary, new Draft(agreement, "pks", null, null, text, List.of(), null));
      return plans.open(secretary, Ids.next(), agreement, year);
    });
  }

  UUID activity(Plan plan, int number, String title, UUID office, UUID partner, LocalDate starts, LocalDate ends,
      long target, LineText... lines) {
    Actor secretary = cast.as(Cast.SECRETARY);
    UUID id = Ids.next();
    ActivityText text = new ActivityText(id, number, title, "training", office, List.of(partner),
        List.of(cast.village(Cast.MAGANI)), List.of(), starts, ends, "kegiatan", target, "", null, List.of(lines));
    Acting.doing(secretary, () -> drafting.save(secretary, plan.id(), 0, new Wish(text, Map.of(), Map.of())));
    return id;
  }

  /** The same with one line whose amount the task force alone may see. */
  UUID guarded(Plan plan, int number, String title, UUID office, UUID partner, LocalDate starts, LocalDate ends,
      long target, LineText line, long amount, String stage) {
    Actor secretary = cast.as(Cast.SECRETARY);
    UUID id = Ids.next();
    ActivityText text = new ActivityText(id, number, title, "training", office, List.of(partner),
        List.of(cast.village(Cast.MAGANI)), List.of(), starts, ends, "kegiatan", target, "", null, List.of(line));
    Acting.doing(secretary, () -> drafting.save(secretary, plan.id(), 0,
        new Wish(text, Map.of(line.id(), amount), Map.of(line.id(), stage))));
    return id;
  }
}
