package id.payung.accounts.people;

import id.payung.accounts.NewMandate;
import id.payung.accounts.addition.NewOrganisationForm;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what a mandate is given, in the form of a new person and in that of somebody who has one. */
interface MandateFields extends CrossFieldRules {
  UUID mandate();

  Role role();

  @Nullable
  UUID organisation();

  /** An organisation that the list lacks, or null. */
  @Nullable
  NewOrganisationForm added();

  String post();

  List<UUID> area();

  String decreeNumber();

  LocalDate validFrom();

  @Nullable
  LocalDate validTo();

  @Override
  default void check() {
    NewOrganisationForm added = added();
    if (organisation() == null && (added == null || added.name().isBlank())) {
      throw new Invalid("organisation", "accounts.mandate.organisation-needed");
    }
    LocalDate to = validTo();
    if (to != null && to.isBefore(validFrom())) {
      throw new Invalid("validTo", "accounts.mandate.to-before");
    }
  }

  default NewMandate givenTo(UUID person, UUID organisation) {
    return RecordCopy.blank(NewMandate.class)
        .with(NewMandate::id, mandate())
        .with(NewMandate::person, person)
        .with(NewMandate::role, role())
        .with(NewMandate::organisation, organisation)
        .with(NewMandate::post, post())
        .with(NewMandate::area, area())
        .with(NewMandate::decreeNumber, decreeNumber())
        .with(NewMandate::validFrom, validFrom())
        .with(NewMandate::validTo, validTo())
        .make();
  }
}
