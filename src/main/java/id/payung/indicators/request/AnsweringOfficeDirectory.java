package id.payung.indicators.request;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The offices that may be asked, and a guess which of them does what, by the short names that such offices usually
 * bear.
 */
@Component
class AnsweringOfficeDirectory {
  private static final String[] ASKED =
      {"opd", "secretariat", "council", "vertical", "service-unit", "district-office"};

  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  AnsweringOfficeDirectory(OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.reference = reference;
  }

  public List<Organisation> list(Actor actor) {
    return organisations.listActiveByKinds(actor, ASKED);
  }

  /** Those of these kinds that are asked for answers. */
  static List<CodeListEntry> answering(List<CodeListEntry> kinds) {
    return kinds.stream().filter(kind -> List.of(ASKED).contains(kind.code())).toList();
  }

  public static List<SelectOption> options(List<Organisation> offices) {
    return offices.stream()
        .map(one -> SelectOption.of(one.id().toString(),
            one.label().equals(one.name()) ? one.name() : one.label() + " – " + one.name()))
        .toList();
  }

  /** What an office of this kind is usually called: Disdukcapil. */
  public String usualName(String owner, Locale locale) {
    return reference.list("accounts/offices")
        .find(owner)
        .map(entry -> withoutPlaceholders(entry, locale))
        .orElse(owner);
  }

  private static String withoutPlaceholders(CodeListEntry entry, Locale locale) {
    return entry.nameIn(locale).replaceAll("(?<!\\s)\\s*+\\{[a-z]+}", "").strip();
  }

  /** The office whose short name is the usual one, or that carries it in its name. */
  public Optional<Organisation> guessOffice(String owner, List<Organisation> offices) {
    String usual = reference.list("accounts/offices")
        .find(owner)
        .map(entry -> entry.text("short"))
        .orElse("")
        .toLowerCase(Locale.ROOT);
    if (usual.isEmpty()) {
      return Optional.empty();
    }
    String words = usualName(owner, Locale.of("id")).toLowerCase(Locale.ROOT);
    return offices.stream()
        .filter(one -> one.shortName().toLowerCase(Locale.ROOT).equals(usual))
        .findFirst()
        .or(() -> offices.stream().filter(one -> one.name().toLowerCase(Locale.ROOT).startsWith(words)).findFirst());
  }
}
