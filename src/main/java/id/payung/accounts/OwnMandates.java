package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Standing;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** As what somebody works, and where: for their own eyes, in all their regencies. */
@Component
public class OwnMandates {
  private final Standing standing;
  private final Mandates mandates;
  private final Organisations organisations;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  OwnMandates(Standing standing, Mandates mandates, Organisations organisations, Reference reference,
      RegencyDirectory regencies, Clock clock) {
    this.standing = standing;
    this.mandates = mandates;
    this.organisations = organisations;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * A mandate in force.
   *
   * @param regency its name
   * @param office name of the organisation
   * @param to last day, or null
   */
  public record Line(String regency, Entry role, String office, String post, @Nullable LocalDate to) {}

  List<Line> of(UUID person, List<String> places) {
    List<Line> lines = new ArrayList<>();
    for (String place : places) {
      standing.now(place, person).ifPresent(actor -> lines.addAll(Acting.as(actor, () -> in(actor))));
    }
    return lines;
  }

  private List<Line> in(Actor actor) {
    RegencySettings regency = regencies.require(actor.regency());
    LocalDate today = regency.today(clock);
    List<HeldMandate> held = mandates.everOf(actor).stream().filter(mandate -> mandate.inForce(today)).toList();
    Map<UUID, Organisation> offices =
        organisations.named(actor, held.stream().map(HeldMandate::organisation).distinct().toList());
    List<Line> lines = new ArrayList<>();
    for (HeldMandate mandate : held) {
      Organisation office = offices.get(mandate.organisation());
      reference.list("accounts/roles")
          .find(mandate.role().name())
          .ifPresent(role -> lines
              .add(new Line(regency.name(), role, office == null ? "" : office.name(), mandate.post(), mandate.to())));
    }
    return lines;
  }
}
