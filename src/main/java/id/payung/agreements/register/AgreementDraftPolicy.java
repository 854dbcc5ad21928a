package id.payung.agreements.register;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.addition.OrganisationRemoval;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.i18n.TextLength;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the paper of an agreement must say before it is written down, and the partners that it brings along. */
@Component
class AgreementDraftPolicy {
  private static final int MIN_TITLE = 3;

  private final AgreementRepository agreements;
  private final OrganisationRepository organisations;
  private final OrganisationRemoval removal;
  private final ReferenceCatalogue reference;

  AgreementDraftPolicy(AgreementRepository agreements, OrganisationRepository organisations,
      OrganisationRemoval removal, ReferenceCatalogue reference) {
    this.agreements = agreements;
    this.organisations = organisations;
    this.removal = removal;
    this.reference = reference;
  }

  void requireKind(Actor actor, AgreementContents draft) {
    CodeListEntry kind = requireCode("kind", "agreements/kinds", draft.kind());
    if (kind.flag("needsParent") && draft.parent() == null) {
      throw new Invalid("parent", "agreements.wrong.parent-needed");
    }
    if (draft.parent() != null && agreements.find(actor, draft.parent()).isEmpty()) {
      throw new Invalid("parent", "agreements.wrong.choice");
    }
  }

  /**
   * The parties, when the paper is right; one without a name of its own is named as its organisation is.
   *
   * @param before parties that the paper named already
   */
  List<AgreementParty> requireParties(Actor actor, AgreementContents draft, List<AgreementParty> before) {
    requireText(draft.text());
    requireSides(draft.parties());
    draft.parties().forEach(party -> requireCodes(party, draft.newPartners()));
    Map<UUID, String> names = new HashMap<>();
    before.forEach(party -> names.put(party.organisation(), ""));
    draft.newPartners().forEach(partner -> names.put(partner.id(), partner.name()));
    List<UUID> asked = draft.parties()
        .stream()
        .filter(party -> names.getOrDefault(party.organisation(), "").isEmpty()
            && (party.name().isBlank() || !names.containsKey(party.organisation())))
        .map(AgreementParty::organisation)
        .toList();
    if (!asked.isEmpty()) {
      organisations.findByIds(actor, asked).values().forEach(one -> names.put(one.id(), one.name()));
    }
    return draft.parties().stream().map(party -> named(party, names.get(party.organisation()))).toList();
  }

  private static AgreementParty named(AgreementParty party, @Nullable String name) {
    if (name == null) {
      throw new Invalid(field(party), "agreements.wrong.choice");
    }
    return party.name().isBlank() ? RecordCopy.of(party).with(AgreementParty::name, name).make() : party;
  }

  /** The same of many papers at once, whose parties have names: all that they name is looked up in one statement. */
  void requireKnownParties(Actor actor, List<AgreementContents.Signed> papers) {
    Set<UUID> named = new HashSet<>();
    for (AgreementContents.Signed paper : papers) {
      requireKind(actor, paper.draft());
      requireText(paper.draft().text());
      requireSides(paper.draft().parties());
      paper.draft().parties().forEach(party -> requireCodes(party, paper.draft().newPartners()));
      named.addAll(paper.draft().reach());
    }
    if (!organisations.findByIds(actor, named).keySet().containsAll(named)) {
      throw new Invalid("p1.organisation", "agreements.wrong.choice");
    }
  }

  private static void requireText(AgreementText text) {
    if (TextLength.of(text.title()) < MIN_TITLE) {
      throw new Invalid("title", "agreements.wrong.empty");
    }
    LocalDate starts = text.term().starts();
    LocalDate ends = text.term().ends();
    if (starts != null && ends != null && ends.isBefore(starts)) {
      throw new Invalid("ends", "agreements.wrong.order");
    }
    if (!text.area().wholeRegency() && text.area().villages().isEmpty()) {
      throw new Invalid("villages", "agreements.wrong.villages");
    }
  }

  private static void requireSides(List<AgreementParty> parties) {
    if (parties.stream().noneMatch(party -> party.position().equals("first"))) {
      throw new Invalid("p1.organisation", "agreements.wrong.first-party");
    }
    if (parties.size() < 2) {
      throw new Invalid("p2.organisation", "agreements.wrong.two-parties");
    }
    Set<UUID> seen = new HashSet<>();
    for (AgreementParty party : parties) {
      if (!seen.add(party.organisation())) {
        throw new Invalid(field(party), "agreements.wrong.party-twice");
      }
    }
  }

  private void requireCodes(AgreementParty party, List<AgreementContents.NewPartner> partners) {
    requireCode("p" + party.place() + ".position", "agreements/party-positions", party.position());
    requireCode("p" + party.place() + ".capacity", "agreements/signer-capacities", party.capacity());
    partners.stream()
        .filter(partner -> partner.id().equals(party.organisation()))
        .forEach(
            partner -> requireCode("p" + party.place() + ".newKind", "accounts/organisation-kinds", partner.kind()));
  }

  private CodeListEntry requireCode(String field, String list, String code) {
    return reference.list(list)
        .find(code)
        .orElseThrow(() -> new Invalid(field, code.isEmpty() ? "agreements.wrong.empty" : "agreements.wrong.choice"));
  }

  private static String field(AgreementParty party) {
    return "p" + party.place() + ".organisation";
  }

  /**
   * Organisations are the whole regency's: an office asks Bagian Kerja Sama to add one.
   *
   * @return ids of those that were not there yet
   */
  Set<UUID> addPartners(Actor actor, List<AgreementContents.NewPartner> partners) {
    if (!partners.isEmpty() && !actor.hasRegencyWideReach()) {
      throw new Invalid("p2.newName", "agreements.wrong.partner-by-keeper");
    }
    return partners.stream()
        .filter(partner -> organisations.insertIfAbsent(actor,
            new Organisation(partner.id(), partner.kind(), partner.name(), "", null, false, true, 1)))
        .map(AgreementContents.NewPartner::id)
        .collect(Collectors.toSet());
  }

  /** Partners that came with an agreement which is taken back go where nothing else names them by now. */
  void removeAddedPartners(Actor actor, Collection<UUID> partners, Instant addedSince) {
    partners.forEach(partner -> removal.removeUnused(actor, partner, addedSince, Set.of("agreement")));
  }
}
