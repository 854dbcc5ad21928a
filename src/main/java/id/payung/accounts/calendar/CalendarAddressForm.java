package id.payung.accounts.calendar;

import java.util.UUID;

/** Asks for an address; the id is made when the button is shown. */
record CalendarAddressForm(UUID id) {}
