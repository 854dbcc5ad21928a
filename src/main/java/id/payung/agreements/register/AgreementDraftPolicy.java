package id.payung.agreements.register;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the paper of an agreement must say before it is written down, and the partners that it brings along. */
@Component
class AgreementDraftPolicy {
  private final AgreementRepository agreementRepository;
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  AgreementDraftPolicy(AgreementRepository agreementRepository, OrganisationRepository organisations,
      ReferenceCatalogue reference) {
    this.agreementRepository = agreementRepository;
    this.organisations = organisations;
    this.reference = reference;
  }

  void requireValid(Actor actor, AgreementDraft draft) {
    CodeListEntry kind = reference.list("agreements/kinds")
        .find(draft.kind())
        .orElseThrow(() -> new Invalid("kind", "agreements.wrong.choice"));
    if (kind.flag("needsParent") && draft.parent() == null) {
      throw new Invalid("parent", "agreements.wrong.parent-needed");
    }
    if (draft.parent() != null && agreementRepository.find(actor, draft.parent()).isEmpty()) {
      throw new Invalid("parent", "agreements.wrong.choice");
    }
    Set<UUID> fresh = new HashSet<>();
    draft.newPartners().forEach(partner -> fresh.add(partner.id()));
    requireValidText(actor, draft.text(), fresh);
  }

  void requireValidText(Actor actor, AgreementText text, Set<UUID> fresh) {
    if (text.starts() != null && text.ends() != null && text.ends().isBefore(text.starts())) {
      throw new Invalid("ends", "agreements.wrong.order");
    }
    if (!text.wholeRegency() && text.villages().isEmpty()) {
      throw new Invalid("village", "agreements.wrong.villages");
    }
    if (text.parties().stream().noneMatch(party -> party.position().equals("first"))) {
      throw new Invalid("p1.organisation", "agreements.wrong.first-party");
    }
    if (text.parties().size() < 2) {
      throw new Invalid("p2.organisation", "agreements.wrong.two-parties");
    }
    Set<UUID> ids = new LinkedHashSet<>();
    for (AgreementParty party : text.parties()) {
      if (!ids.add(party.organisation())) {
        throw new Invalid("p" + party.place() + ".organisation", "agreements.wrong.party-twice");
      }
    }
    ids.removeAll(fresh);
    Map<UUID, ?> known = organisations.findByIds(actor, ids);
    for (AgreementParty party : text.parties()) {
      if (!fresh.contains(party.organisation()) && !known.containsKey(party.organisation())) {
        throw new Invalid("p" + party.place() + ".organisation", "agreements.wrong.choice");
      }
    }
  }

  /** A party without a name of its own on the paper is named as its organisation is. */
  AgreementText withPartyNames(Actor actor, AgreementText text, List<AgreementDraft.NewPartner> fresh) {
    Map<UUID, Organisation> known =
        organisations.findByIds(actor, text.parties().stream().map(AgreementParty::organisation).toList());
    List<AgreementParty> parties = text.parties().stream().map(party -> {
      Organisation organisation = known.get(party.organisation());
      String own = organisation != null ? organisation.name()
          : fresh.stream()
              .filter(p -> p.id().equals(party.organisation()))
              .map(AgreementDraft.NewPartner::name)
              .findFirst()
              .orElse("");
      String name = party.name().isBlank() ? own : party.name();
      return new AgreementParty(party.place(), party.position(), party.organisation(), name, party.number(),
          party.signer(), party.post(), party.capacity());
    }).toList();
    return new AgreementText(text.title(), text.scope(), text.duties(), text.costs(), text.contact(), text.starts(),
        text.ends(), text.wholeRegency(), text.villages(), parties);
  }

  /** Organisations are the whole regency's: an office asks Bagian Kerja Sama to add one. */
  void addPartners(Actor actor, List<AgreementDraft.NewPartner> partners) {
    if (!partners.isEmpty() && !actor.hasRegencyWideReach()) {
      throw new Invalid("p2.newName", "agreements.wrong.partner-by-keeper");
    }
    partners.forEach(
        partner -> organisations.insertIfAbsent(actor, partner.id(), partner.kind(), partner.name(), "", null, false));
  }
}
