package id.payung.accounts.addition;

import jakarta.validation.constraints.Size;

/** What stands in {@code ui.add} below a chooser: an organisation that its list lacks; blank where none is. */
public record NewOrganisationForm(@Size(max = 300) String name, @Size(max = 60) String kind) {}
