package id.payung.accounts.addition;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds an organisation while something else is written down, so that nobody leaves a form for it. */
@Component
public class OrganisationAddition {
  private final OrganisationRepository organisations;
  private final List<CodeListEntry> kinds;

  OrganisationAddition(OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.organisations = organisations;
    // Those of a village or a district come with their place.
    this.kinds = reference.list("accounts/organisation-kinds")
        .entries()
        .stream()
        .filter(kind -> !kind.extras().containsKey("village") && !kind.extras().containsKey("district"))
        .toList();
  }

  /** The kinds that this person may add; none when they may add nothing. */
  public List<CodeListEntry> kinds(Actor actor) {
    return AccessRoles.isAllowed(actor, ForOrganisationKeepers.class) ? kinds : List.of();
  }

  /**
   * One of this name that is there already is taken, so that a form that is sent twice adds one.
   *
   * @param field the part of the form that holds it
   * @throws Invalid when its kind is missing
   */
  public Optional<UUID> add(Actor actor, String field, @Nullable NewOrganisationForm added) {
    if (added == null || added.name().isBlank()) {
      return Optional.empty();
    }
    if (!AccessRoles.isAllowed(actor, ForOrganisationKeepers.class)) {
      throw new Forbidden();
    }
    Optional<UUID> known = organisations.listActive(actor)
        .stream()
        .filter(one -> one.name().equalsIgnoreCase(added.name()) || one.shortName().equalsIgnoreCase(added.name()))
        .map(Organisation::id)
        .findFirst();
    if (known.isPresent()) {
      return known;
    }
    if (kinds.stream().noneMatch(kind -> kind.code().equals(added.kind()))) {
      throw new Invalid(field + ".kind", "accounts.organisation.kind-needed");
    }
    UUID id = Ids.next();
    organisations.insertIfAbsent(actor, id, added.kind(), added.name(), "", null, false);
    return Optional.of(id);
  }
}
